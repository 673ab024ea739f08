using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

/// <summary>Asks for an answer of a type by the rules that the abstraction's extension documents: a schema as the format, or in the prompt where that is not taken.</summary>
internal static class StructuredAnswer
{
    /// <param name="client">Who is asked.</param>
    /// <param name="contract">The contract of the answer.</param>
    /// <param name="schema">Its schema. Formats are of objects: everything else is a member of one, <c>data</c>.</param>
    /// <param name="options">Further options.</param>
    /// <param name="isNative">Whether the schema goes out as the format.</param>
    public static async Task<T> AskAsync<T>(
        IChatClient client,
        JsonTypeInfo<T> contract,
        string schema,
        ChatOptions? options = null,
        bool isNative = true
    )
    {
        List<ChatMessage> messages = [new(ChatRole.User, "Answer.")];
        options = options?.Clone() ?? new ChatOptions();
        if (isNative)
        {
            options.ResponseFormat = ChatResponseFormat.ForJsonSchema(Wire.Element(schema), "answer");
        }
        else
        {
            options.ResponseFormat = ChatResponseFormat.Json;
            messages.Add(new ChatMessage(ChatRole.User, "Answer with JSON of this schema: " + schema));
        }

        var response = await client.GetResponseAsync(messages, options);

        var answer = Wire.Element(response.Messages[^1].Text);
        return (answer.TryGetProperty("data", out var data) ? data : answer).Deserialize(contract)!;
    }
}

internal sealed record Forecast(string City, int[] Degrees, Sky? Sky = null);

internal enum Sky
{
    Clear,
    Overcast,
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Forecast))]
[JsonSerializable(typeof(Forecast[]))]
[JsonSerializable(typeof(int))]
[JsonSerializable(typeof(bool))]
internal sealed partial class StructuredAnswerContext : JsonSerializerContext;
