namespace InteractiveAi.Client.Tests;

/// <summary>For every bound in the specification, a request whose only unusual value stands at it.</summary>
internal static class SpecBounds
{
    public static ChatRequest Sound { get; } = new InteractiveAiChatRequest { Messages = ["Hi"] };

    /// <summary>By the schema's member: where the value stands in a request, and a request that has it.</summary>
    public static IReadOnlyDictionary<string, (string Path, Func<double, ChatRequest> Make)> Probes { get; } =
        new Dictionary<string, (string, Func<double, ChatRequest>)>
        {
            ["ChatGenerationParams.frequency_penalty"] = (
                "$.frequency_penalty",
                static value => Sound with { FrequencyPenalty = value }
            ),
            ["ChatGenerationParams.presence_penalty"] = (
                "$.presence_penalty",
                static value => Sound with { PresencePenalty = value }
            ),
            ["ChatGenerationParams.temperature"] = (
                "$.temperature",
                static value => Sound with { Temperature = value }
            ),
            ["ChatGenerationParams.top_p"] = ("$.top_p", static value => Sound with { TopP = value }),
            ["ChatGenerationParams.top_logprobs"] = (
                "$.top_logprobs",
                static value => Sound with { TopLogprobs = (int)Math.Floor(value) }
            ),
            ["ChatGenerationParams.max_tokens"] = (
                "$.max_tokens",
                static value => Sound with { MaxTokens = (int)Math.Floor(value) }
            ),
            ["ChatGenerationParams.max_completion_tokens"] = (
                "$.max_completion_tokens",
                static value => Sound with { MaxCompletionTokens = (int)Math.Floor(value) }
            ),
            ["ChatGenerationParams.seed"] = ("$.seed", static value => Sound with { Seed = (long)value }),
            ["ChatGenerationParams.session_id"] = (
                "$.session_id",
                static length => new InteractiveAiChatRequest { Messages = ["Hi"], SessionId = Text(length) }
            ),
            ["ChatGenerationParams.messages"] = (
                "$.messages",
                static count => Sound with { Messages = [.. Texts(count).Select(static text => new UserMessage(text))] }
            ),
            ["ChatGenerationParamsStop[1]"] = ("$.stop", static count => Sound with { Stop = new(Texts(count)) }),
            ["JSONSchemaConfig.name"] = (
                "$.response_format.json_schema.name",
                static length => Sound with { ResponseFormat = new JsonSchemaFormat(Text(length)) }
            ),
            ["ToolDefinitionJsonFunction.name"] = (
                "$.tools[0].function.name",
                static length => Sound with { Tools = [new FunctionTool(Text(length))] }
            ),
        };

    private static string Text(double length) => new('a', (int)length);

    private static IEnumerable<string> Texts(double count) => Enumerable.Repeat("a", (int)count);
}
