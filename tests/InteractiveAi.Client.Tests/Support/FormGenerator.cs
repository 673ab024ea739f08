using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>Random streams whose events repeat a few random forms with other texts, as streams do, the odd forms included.</summary>
/// <remarks>The same seed gives the same stream.</remarks>
internal sealed class FormGenerator(int seed)
{
    private const string Place = "\u0001";

    private static readonly string[] texts =
    [
        "\"Hi\"",
        "\"\"",
        "\" \"",
        "\"a\\nb\"",
        "\"caf\u00e9 \U0001F600\"",
        "\"\\uD83D\"",
        "\"\\uDE00\"",
        "\"\\\"},{\\\"\"",
        "\"ends\\\\\"",
        "\"{}\"",
    ];

    // What stands where a text, a number or an object is usual.
    private static readonly string[] others = ["null", "\"\"", "7", "true", "{\"k\":1}", "[]", "\"fixed\""];

    private readonly Random _random = new(seed);

    public IReadOnlyList<string> Next()
    {
        string[] forms = [.. Enumerable.Range(0, _random.Next(1, 5)).Select(_ => Event())];
        List<string> events = [];
        for (int i = _random.Next(4, 24); i > 0; i--)
        {
            events.Add(WithTexts(forms[_random.Next(forms.Length)]));
        }

        return events;
    }

    private string WithTexts(string form)
    {
        // Reasoning and its detail nearly always say the same.
        string usual = Any(texts);
        StringBuilder json = new();
        foreach (string piece in form.Split(Place))
        {
            json.Append(
                    json.Length is 0 ? ""
                    : Chance(3) ? Any(texts)
                    : usual
                )
                .Append(piece);
        }

        return json.ToString();
    }

    private string Event()
    {
        List<string> members =
        [
            $"\"choices\":[{string.Join(',', Enumerable.Range(0, Chance(6) ? 2 : 1).Select(_ => Choice()))}]",
        ];
        Maybe(members, 2, "id", "\"gen-1\"", "\"gen-2\"", "5");
        Maybe(members, 3, "object", "\"chat.completion.chunk\"", "\"chat.completion\"");
        Maybe(members, 3, "created", "1764170400", "1764170401", "null", "1.5", "\"\"");
        Maybe(members, 2, "model", "\"a/b\"", "\"a/c\"");
        Maybe(members, 2, "provider", "\"One\"", "\"Two\"", "\"\"", "null");
        Maybe(members, 6, "system_fingerprint", "\"fp\"");
        Maybe(members, 6, "service_tier", "\"default\"");
        Maybe(members, 6, "usage", "null", "{\"prompt_tokens\":1}");
        Maybe(members, 6, "x_chunk", others);
        Maybe(members, 8, "id", "null", "\"gen-3\"");
        return Object(members);
    }

    private string Choice()
    {
        List<string> members = [$"\"delta\":{Delta()}"];
        Maybe(members, 2, "index", "0", "1", "-1", "2147483647", "1.0", "\"3\"", "null");
        Maybe(members, 3, "finish_reason", "null", "null", "null", "\"\"", "\"stop\"");
        Maybe(members, 6, "native_finish_reason", "null", "\"STOP\"");
        Maybe(members, 6, "logprobs", "null", "{\"content\":[]}");
        Maybe(members, 6, "reasoning_details", "null", "[]", Details());
        Maybe(members, 6, "message", "null", "{\"role\":\"assistant\",\"content\":\"a copy\"}");
        Maybe(members, 6, "x_choice", others);
        Maybe(members, 16, "delta", "null", "{}", Delta());
        return Object(members);
    }

    private string Delta()
    {
        List<string> members = [];
        Maybe(members, 3, "role", "\"assistant\"", "\"\"", "null");
        foreach (string name in new[] { "content", "reasoning", "reasoning_content", "content", "reasoning" })
        {
            Maybe(
                members,
                members.Exists(one => one.StartsWith($"\"{name}\"", StringComparison.Ordinal)) ? 16 : 2,
                name,
                [Place, Place, Place, .. others]
            );
        }

        Maybe(members, 8, "refusal", "null", "\"no\"");
        Maybe(members, 8, "reasoning_signature", "\"c2ln\"");
        Maybe(members, 3, "reasoning_details", "null", Details(), Details());
        Maybe(members, 3, "tool_calls", "null", "[]", Calls(), Calls());
        Maybe(
            members,
            12,
            "images",
            "null",
            "[]",
            "[{\"type\":\"image_url\",\"image_url\":{\"url\":\"https://example.org/a.png\"}}]"
        );
        Maybe(
            members,
            12,
            "annotations",
            "null",
            "[]",
            "[{\"type\":\"url_citation\",\"url_citation\":{\"url\":\"https://example.org\"}}]"
        );
        Maybe(members, 12, "audio", "null", "{\"id\":\"a\",\"data\":\"AAAA\"}");
        Maybe(members, 6, "x_delta", others);
        Maybe(members, 12, "x\\u005fdelta", others);
        return Object(members);
    }

    private string Details() => List(Detail);

    private string Detail()
    {
        string payload = Any("text", "summary", "data");
        string type = $"\"type\":\"reasoning.{(payload is "data" ? "encrypted" : payload)}\"";
        List<string> members = [];
        Maybe(members, 1, payload, Place, Place, "null", "\"\"");
        Maybe(members, 3, "index", "0", "1", "1.0", "null");
        Maybe(members, 3, "format", "\"anthropic-claude-v1\"", "\"new\"", "null");
        Maybe(members, 4, "id", "\"rs_1\"", "null");
        Maybe(members, 4, "signature", "\"c2ln\"", "null", "\"\"");
        Maybe(members, 8, "x_detail", others);
        Maybe(members, 12, payload, Place, "null");
        return Chance(10) ? Any("null", "{}", "{\"type\":\"new\",\"x\":1}") : Object([type, Object(members)[1..^1]]);
    }

    private string Calls() => List(Call);

    private string Call()
    {
        List<string> function = [];
        Maybe(function, 3, "name", "\"f\"", "\"\"", "null");
        Maybe(function, 1, "arguments", Place, Place, "\"\"", "null", "{\"a\":1}");
        Maybe(function, 6, "x_function", others);
        List<string> members = [];
        Maybe(members, 1, "function", Object(function), Object(function), "null");
        Maybe(members, 2, "index", "0", "1", "null");
        Maybe(members, 3, "id", "\"call_1\"", "\"\"", "null");
        Maybe(members, 3, "type", "\"function\"");
        Maybe(members, 8, "thought_signature", "\"c2ln\"");
        Maybe(members, 8, "x_call", others);
        return Chance(12) ? Any("null", "{}") : Object(members);
    }

    private string List(Func<string> item) =>
        $"[{string.Join(',', Enumerable.Range(0, Chance(4) ? 2 : 1).Select(_ => item()))}]";

    private string Object(IEnumerable<string> members) =>
        $"{{{string.Join(',', members.Where(static member => member.Length > 0).OrderBy(_ => Chance(3) ? _random.Next() : 0))}}}";

    private void Maybe(List<string> members, int oneIn, string name, params string[] values)
    {
        if (Chance(oneIn))
        {
            members.Add($"\"{name}\":{Any(values)}");
        }
    }

    private string Any(params string[] values) => values[_random.Next(values.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) is 0;
}
