using System.Text;
using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.JamAi;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>How JamAI Base says what the abstraction's options mean.</summary>
internal sealed class JamAiDialect(Gateway? gateway) : ChatDialect(gateway)
{
    public override JsonTypeInfo RequestType => JamAiJsonContext.Wire.JamAiChatRequest;

    // Gateway: of an assistant's message only the text is read (wire-facts 3.3).
    public override bool TakesOfAnswers(string member) => false;

    // Gateway: dropped silently (wire-facts 3.3, parts).
    public override bool TakesImageDetail => false;

    public override ChatRequest NewRequest() => new JamAiChatRequest { Messages = [] };

    public override bool IsOwn(ChatRequest request) => request is JamAiChatRequest;

    public override ChatRequest WithTopK(ChatRequest request, int topK, MappingReport report)
    {
        report.Add(nameof(ChatOptions.TopK));
        return request;
    }

    public override ChatRequest WithParallelCalls(ChatRequest request, bool areAllowed, MappingReport report)
    {
        report.Add(nameof(ChatOptions.AllowMultipleToolCalls));
        return request;
    }

    public override ChatRequest With(ChatRequest request, ReasoningOptions reasoning, MappingReport report)
    {
        var own = (JamAiChatRequest)request;
        EffortLevel? effort = EffortOf(reasoning, report);
        if (own.ReasoningEffort is null && effort == EffortLevel.XHigh)
        {
            // Gateway: JamAI Base answers xhigh with 422 (wire-facts 3.3).
            report.Add("Reasoning.Effort ExtraHigh", "takes at most high, which is sent");
            effort = EffortLevel.High;
        }

        if (reasoning.Output is ReasoningOutput.None)
        {
            report.Add("Reasoning.Output None", "cannot leave reasoning out");
        }

        return own with
        {
            ReasoningEffort = own.ReasoningEffort ?? effort,
            ReasoningSummary =
                own.ReasoningSummary
                ?? (reasoning.Output is ReasoningOutput.Summary ? (SummaryLevel?)SummaryLevel.Auto : null),
        };
    }

    public override ChatRequest With(ChatRequest request, HostedWebSearchTool tool, MappingReport report)
    {
        ReportDetails(tool, report);
        return WithTool<WebSearchTool>(request, static () => new WebSearchTool());
    }

    public override ChatRequest With(ChatRequest request, HostedCodeInterpreterTool tool, MappingReport report)
    {
        ReportDetails(tool, report);
        if (tool.Inputs is { Count: > 0 })
        {
            report.Add($"{nameof(HostedCodeInterpreterTool)}.{nameof(tool.Inputs)}");
        }

        return WithTool<CodeInterpreterTool>(request, static () => new CodeInterpreterTool());
    }

    // Gateway: a message of the role tool is answered with 422 (wire-facts 3.3), so that the results are told as the user's. The
    // calls are not read either, and parallel ones of the same tool differ only in their arguments.
    public override IEnumerable<Message> ToolResults(IEnumerable<ToolResult> results)
    {
        List<ContentPart> told = [];
        StringBuilder text = new("Results of the tools:");
        foreach (ToolResult result in results)
        {
            text.Append('\n')
                .Append(result.Call is { } call ? $"{call.Name}({ToolCallContents.ArgumentsOf(call)})" : result.CallId)
                .Append(": ");
            foreach (ContentPart part in result.Content.Parts)
            {
                if (part is TextPart words)
                {
                    text.Append(words.Text);
                }
                else
                {
                    // Other media stand behind the line that says what they are of.
                    told.Add(new TextPart(text.ToString()));
                    told.Add(part);
                    text.Clear();
                }
            }
        }

        if (text.Length > 0)
        {
            told.Add(new TextPart(text.ToString()));
        }

        return [new UserMessage(MessageMapper.ContentOf(told))];
    }

    private static ChatRequest WithTool<T>(ChatRequest request, Func<T> make)
        where T : Tool =>
        request.Tools?.Any(static tool => tool is T) is true
            ? request
            : request with
            {
                Tools = [.. request.Tools ?? [], make()],
            };
}
