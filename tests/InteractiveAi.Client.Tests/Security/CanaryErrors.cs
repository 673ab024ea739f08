using System.Net;
using System.Text.Json;

namespace InteractiveAi.Client.Tests;

/// <summary>The ways in which gateways, providers and proxies say no, and repeat what they were sent while they do.</summary>
internal static class CanaryErrors
{
    /// <summary>How an error quotes something.</summary>
    public static readonly (string Name, Func<string, string> Quote)[] Quotes =
    [
        ("quoted", static value => $"Invalid value: '{value}'. Please try again."),
        ("plain", static value => $"Your input was flagged: {value}"),
        ("json in a text", static value => $"Bad request: {{\"content\":\"{JsonEncodedText.Encode(value)}\"}}"),
        (
            "json in a text in a text",
            static value =>
                $"Bad request: \"{{\\\"content\\\":\\\"{JsonEncodedText.Encode(JsonEncodedText.Encode(value).ToString())}\\\"}}\""
        ),
        ("cut off", static value => $"Cannot process {value[..^(value.Length / 3)]}..."),
        ("cut off in quotes", static value => $"Cannot process \"{value[..^(value.Length / 3)]}…\" now"),
        ("as HTML", static value => $"Refused: &lt;{WebUtility.HtmlEncode(value)}&gt;"),
        ("as a URL", static value => $"Refused: /check?text={Uri.EscapeDataString(value)}"),
        (
            "spaced and cased",
            static value => $"REFUSED: {value.ToUpperInvariant().Replace(" ", " \t ", StringComparison.Ordinal)}"
        ),
        ("twice", static value => $"{value} is not {value}"),
    ];

    /// <summary>The bodies around the words. The second text is an echo of everything, for members that are not the message.</summary>
    public static readonly (string Name, string? Type, Func<string, string, string> Body)[] Shapes =
    [
        (
            "object",
            "application/json",
            static (words, all) =>
                $$$"""{"error":{"code":400,"message":{{{words}}},"type":"invalid_request_error","param":{{{all}}},"metadata":{"raw":{{{all}}},"flagged_input":{{{all}}},"provider_name":"OpenAI"}},"user_id":{{{all}}}}"""
        ),
        ("text", "application/json", static (words, all) => $$$$"""{"error":{{{{words}}}},"details":{{{{all}}}}}"""),
        (
            "code and text",
            "application/json",
            static (words, all) => $$$$"""{"id":{{{{all}}}},"code":400,"error":{{{{words}}}},"source":"system"}"""
        ),
        (
            "code that is words",
            "application/json",
            static (words, all) => $$$$"""{"error":{"code":{{{{words}}}},"message":"Bad","type":{{{{all}}}}}}"""
        ),
        (
            "type that is words",
            "application/json",
            static (words, all) => $$$$"""{"error":{"type":{{{{words}}}},"message":"Bad","detail":{{{{all}}}}}}"""
        ),
        (
            "provider that is words",
            "application/json",
            static (words, all) =>
                $$$$"""{"error":{"code":1,"message":"Bad","metadata":{"provider_name":{{{{words}}}},"raw":{{{{all}}}}}}"""
        ),
        (
            "flat",
            "application/json",
            static (words, all) => $$$$"""{"code":"bad","message":{{{{words}}}},"failures":[{{{{all}}}}]}"""
        ),
        (
            "JamAI",
            "application/json",
            static (words, all) =>
                $$$"""{"object":"error","error":"bad_input","message":{{{words}}},"detail":[{"type":"t","loc":["body","x"],"msg":"m","input":{{{all}}},"ctx":{"a":{{{all}}}}}],"request_id":"r","exception":{{{all}}},"body":{"messages":{{{all}}}},"request_headers":{"authorization":{{{all}}}}}"""
        ),
        (
            "validation",
            "application/json",
            static (words, all) =>
                $$$"""{"detail":[{"loc":["body","messages",0],"msg":{{{words}}},"input":{{{all}}}}]}"""
        ),
        (
            "list",
            "application/json",
            static (words, all) => $$$$"""{"errors":[{"message":{{{{words}}}},"value":{{{{all}}}}}]}"""
        ),
        (
            "array",
            "application/json",
            static (words, all) => $$$$"""[{"error":{"message":{{{{words}}}},"details":[{{{{all}}}}]}}]"""
        ),
        ("string", "application/json", static (words, _) => words),
        (
            "cut off",
            "application/json",
            static (words, all) => $$$$"""{"error":{"message":{{{{words}}}},"param":{{{{all[..^4]}}}}"""
        ),
        ("plain text", "text/plain", static (words, all) => $"{Text(words)}\n{Text(all)}"),
        (
            "HTML",
            "text/html",
            static (words, all) =>
                $"<html><head><title>{WebUtility.HtmlEncode(Text(words))}</title></head><body>{Text(all)}</body></html>"
        ),
        ("without a type", null, static (words, all) => $$$$"""{"error":{"message":{{{{words}}}}},"x":{{{{all}}}}}"""),
    ];

    /// <summary>The body of an error.</summary>
    public static string Body(int shape, string words, TestGateway gateway) =>
        Shapes[shape].Body(Json(words), Json(string.Join(" | ", Canary.Places(gateway).Values)));

    private static string Json(string text) => JsonSerializer.Serialize(text, TestJson.Default.String);

    private static string Text(string json) => JsonSerializer.Deserialize(json, TestJson.Default.String)!;
}
