using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Log probabilities that depend on nothing but the token: likely for what was said, less likely for each rival.</summary>
internal static class TokenProbability
{
    private static readonly string[] Rivals =
    [
        " the",
        " a",
        " it",
        " and",
        " of",
        " to",
        " that",
        " in",
        " is",
        " this",
        " one",
        " so",
        " we",
        " or",
        " as",
        " but",
        " for",
        " on",
        " at",
        " by",
        " not",
    ];

    /// <summary>Writes <c>logprobs</c> of these tokens.</summary>
    public static void Write(Utf8JsonWriter json, ReadOnlySpan<string> tokens, int alternatives)
    {
        json.WriteStartObject("logprobs");
        json.WriteStartArray("content");
        foreach (var token in tokens)
        {
            Write(json, token, alternatives);
        }

        json.WriteEndArray();
        json.WriteNull("refusal");
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string token, int alternatives)
    {
        var likelihood = Likelihood(token);
        json.WriteStartObject();
        WriteToken(json, token, likelihood);
        json.WriteStartArray("top_logprobs");
        var rival = 0;
        for (var rank = 0; rank < alternatives; rank++)
        {
            if (rank > 0 && string.Equals(Rivals[rival], token, StringComparison.Ordinal))
            {
                rival++;
            }

            json.WriteStartObject();
            WriteToken(json, rank == 0 ? token : Rivals[rival++], likelihood - (1.25m * rank));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Between -0.0001 and -0.5, four decimals.</summary>
    private static decimal Likelihood(string token) => -(decimal)(1 + (Variation.Hash(token) % 5000)) / 10_000m;

    private static void WriteToken(Utf8JsonWriter json, string token, decimal logprob)
    {
        json.WriteString("token", token);
        json.WriteNumber("logprob", logprob);
        json.WriteStartArray("bytes");
        foreach (var unit in WireWriting.Utf8.GetBytes(token))
        {
            json.WriteNumberValue(unit);
        }

        json.WriteEndArray();
    }
}
