using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>How Interactive AI says what the abstraction's options mean.</summary>
internal sealed class InteractiveAiDialect(Gateway? gateway) : ChatDialect(gateway)
{
    public override JsonTypeInfo RequestType => InteractiveAiJsonContext.Wire.InteractiveAiChatRequest;

    public override ChatRequest NewRequest() => new InteractiveAiChatRequest { Messages = [] };

    public override bool IsOwn(ChatRequest request) => request is InteractiveAiChatRequest;

    public override ChatRequest With(ChatRequest request, ReasoningOptions reasoning, MappingReport report)
    {
        var own = (InteractiveAiChatRequest)request;
        ReasoningSettings settings = own.Reasoning ?? new ReasoningSettings();
        settings = settings with
        {
            Effort = settings.Effort ?? own.ReasoningEffort ?? EffortOf(reasoning, report),
            Exclude = settings.Exclude ?? (reasoning.Output is ReasoningOutput.None ? true : null),
            Summary =
                settings.Summary
                ?? (reasoning.Output is ReasoningOutput.Summary ? (SummaryLevel?)SummaryLevel.Auto : null),
        };
        return settings == new ReasoningSettings() ? request : own with { Reasoning = settings };
    }

    public override ChatRequest With(ChatRequest request, HostedWebSearchTool tool, MappingReport report)
    {
        ReportDetails(tool, report);
        var own = (InteractiveAiChatRequest)request;
        return own.Plugins?.Any(static plugin => plugin is WebPlugin) is true
            ? request
            : own with
            {
                Plugins = [.. own.Plugins ?? [], new WebPlugin()],
            };
    }
}
