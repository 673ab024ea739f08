using System.Text.Json;

namespace InteractiveAi.Client.Testing;

/// <summary>What <c>response_format</c> asks for.</summary>
internal sealed record AnswerFormat(string Type, JsonElement? Schema = null, string? Grammar = null)
{
    public static AnswerFormat Text { get; } = new("text");
}
