using System.Globalization;
using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>Answers with what the functions returned.</summary>
internal static class ToolReport
{
    private const int MaxItems = 6;
    private const int MaxDepth = 3;

    public static string? Tell(ReplyContext context)
    {
        var results = context.Conversation.ToolResults;
        if (results.Count > 0)
        {
            return string.Join(
                ' ',
                results.Select(result => Sentence(context.Conversation.FindCall(result.CallId), result.Text))
            );
        }

        var reported = context.Conversation.Reported;
        return reported.Count == 0
            ? null
            : string.Join(' ', reported.Select(report => Sentence(report.Call, report.Result)));
    }

    private static string Sentence(RequestedCall? call, string content)
    {
        var subject = call is null ? "The result" : Subject(call);
        if (content.Trim().Length == 0)
        {
            return $"{subject}: nothing came back.";
        }

        var told = Told(content.Trim());
        return $"{subject}: {told}{(told[^1] is '.' or '!' or '?' ? "" : ".")}";
    }

    /// <summary>"The weather for Lisbon" from get_weather({"city":"Lisbon"}).</summary>
    private static string Subject(RequestedCall call)
    {
        var words = ToolWords.Of(call.Name).Where(word => !ToolWords.IsVerb(word)).ToList();
        var noun = words.Count > 0 ? string.Join(' ', words) : call.Name;
        return FirstText(call.Arguments) is { } argument ? $"The {noun} for {argument}" : $"The {noun}";
    }

    private static string? FirstText(string arguments)
    {
        if (Parse(arguments) is not { ValueKind: JsonValueKind.Object } json)
        {
            return null;
        }

        foreach (var member in json.EnumerateObject())
        {
            if (
                member.Value.ValueKind == JsonValueKind.String
                && member.Value.GetString() is { Length: > 0 and <= 60 } text
            )
            {
                return text;
            }
        }

        return null;
    }

    private static string Told(string content) => Parse(content) is { } json ? Told(json, 0) : content;

    private static string Told(JsonElement json, int depth)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object when depth < MaxDepth:
                var members = json.EnumerateObject()
                    .Take(MaxItems)
                    .Select(member => $"{Name(member.Name)} {Told(member.Value, depth + 1)}");
                return string.Join(", ", members) is { Length: > 0 } told ? told : "nothing";
            case JsonValueKind.Array when depth < MaxDepth:
                return Listed(json, depth);
            case JsonValueKind.String:
                return json.GetString()!;
            case JsonValueKind.True:
                return "yes";
            case JsonValueKind.False:
                return "no";
            case JsonValueKind.Null:
                return "unknown";
            default:
                return json.GetRawText();
        }
    }

    private static string Listed(JsonElement array, int depth)
    {
        var items = array.EnumerateArray().Take(MaxItems).Select(item => Told(item, depth + 1)).ToList();
        var left = array.GetArrayLength() - items.Count;
        if (left > 0)
        {
            items.Add(string.Create(CultureInfo.InvariantCulture, $"{left} more"));
        }

        return items.Count > 0 ? Wording.Join(items) : "nothing";
    }

    private static string Name(string name) => string.Join(' ', ToolWords.Of(name));

    /// <summary>Reads JSON that may just as well be plain text, which is what most functions return.</summary>
    private static JsonElement? Parse(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
