namespace InteractiveAi.Client;

/// <summary>Lists of an answer without the nulls that a gateway put into them.</summary>
internal static class NoNulls
{
    /// <summary>The list itself when nothing is missing from it, which is nearly always.</summary>
    public static IReadOnlyList<T>? In<T>(IReadOnlyList<T>? list)
        where T : class
    {
        for (int i = 0; i < (list?.Count ?? 0); i++)
        {
            if (list![i] is null)
            {
                return [.. list.Where(static element => element is not null)];
            }
        }

        return list;
    }
}
