using System.Globalization;

namespace InteractiveAi.Client.Testing;

/// <summary>Documents that are made up around what is asked for: as many as are wanted, up to what a small table would hold.</summary>
internal static class Library
{
    private const int Holdings = 5;

    public static LookUp? Search(ChatCall call, Conversation conversation)
    {
        if (call.Retrieval is not { } retrieval)
        {
            return null;
        }

        var query = retrieval.Query.Length > 0 ? retrieval.Query : Subject(conversation.LastUserText);
        var passages = Enumerable
            .Range(1, Math.Min(retrieval.Count, Holdings))
            .Select(number => Passage(retrieval.Table, query, number));
        return new LookUp(query, [.. passages]);
    }

    /// <summary>The text, with the passages that it rests on behind it.</summary>
    public static string Cite(string text, ChatCall call)
    {
        if (call.Retrieval is not { Cites: true } retrieval)
        {
            return text;
        }

        var numbers = Enumerable
            .Range(0, Math.Min(retrieval.Count, Holdings))
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"@{number}"));
        return $"{text} [{string.Join("; ", numbers)}]";
    }

    private static string Subject(string text) =>
        TopicWords.Of(text, 3) is { Count: > 0 } words ? string.Join(' ', words) : "the conversation";

    private static Passage Passage(string table, string query, int number)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{table}-{number}");
        return new Passage(
            $"What page {number} of {name} says about {query}.",
            $"About {query}",
            number,
            name + ".pdf",
            "doc_" + Variation.Hash(name).ToString("x16", CultureInfo.InvariantCulture),
            "chunk_" + Variation.Hash(name + query).ToString("x16", CultureInfo.InvariantCulture)
        );
    }
}
