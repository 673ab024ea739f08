namespace InteractiveAi.Client.Testing;

/// <summary>What the providers behind orq.ai give with reasoning and tool calls and want to see again, unchanged.</summary>
internal static class OrqSignatures
{
    private const string ReasoningPrefix = "sig_";

    /// <summary>Whether the calls of this model come with a thought signature, and must go back with it.</summary>
    // Gateway: only Gemini signs its calls (wire-facts 2.3).
    public static bool AreExpectedOf(string model) => model.StartsWith("google/", StringComparison.Ordinal);

    /// <summary>Whether the reasoning of this model comes with a part that nobody may read.</summary>
    public static bool Redacts(string model) => model.StartsWith("anthropic/", StringComparison.Ordinal);

    public static string OfCall(string callId) => "thought_" + Variation.Hash(callId).ToString("x16", null);

    public static string Redacted(string signature) => "redacted_" + Variation.Hash(signature).ToString("x16", null);

    /// <summary>Whether a signature was made for this reasoning, as far as that can be said: others' signatures pass.</summary>
    public static bool Fits(string reasoning, string signature) =>
        !signature.StartsWith(ReasoningPrefix, StringComparison.Ordinal)
        || string.Equals(signature, ReasoningComposer.Sign([reasoning]), StringComparison.Ordinal);
}
