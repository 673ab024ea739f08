namespace InteractiveAi.Client.Samples.Web.Check;

/// <summary>Says what was looked at, and stops at the first thing that is not there.</summary>
internal static class Expect
{
    public static void That(bool isSo, string what, string? found = null)
    {
        if (!isSo)
        {
            throw new CheckFailedException(found is null ? $"not so: {what}" : $"not so: {what}; found: {found}");
        }

        Console.WriteLine($"  {what}");
    }

    public static void In(string text, string expected, string what) =>
        That(text.Contains(expected, StringComparison.Ordinal), what, text);

    public static void NotIn(string text, string unwanted, string what) =>
        That(!text.Contains(unwanted, StringComparison.Ordinal), what, text);
}
