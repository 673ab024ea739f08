namespace InteractiveAi.Client.Tests;

/// <summary>What a stream of texts said.</summary>
internal static class Texts
{
    public static async Task<List<string>> AllAsync(this IAsyncEnumerable<string> texts)
    {
        List<string> all = [];
        await foreach (string text in texts)
        {
            all.Add(text);
        }

        return all;
    }
}
