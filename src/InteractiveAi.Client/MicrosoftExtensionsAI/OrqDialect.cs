using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>How orq.ai says what the abstraction's options mean.</summary>
internal sealed class OrqDialect(Gateway gateway) : ChatDialect(gateway)
{
    public override JsonTypeInfo RequestType => WireJson.Context.OrqChatRequest;

    public override ChatRequest NewRequest() => new OrqChatRequest { Messages = [] };

    public override bool IsOwn(ChatRequest request) => request is OrqChatRequest;

    public override ChatRequest WithTopK(ChatRequest request, int topK, MappingReport report)
    {
        var own = (OrqChatRequest)request;
        return own with { TopK = own.TopK ?? topK };
    }

    public override ChatRequest WithParallelCalls(ChatRequest request, bool areAllowed, MappingReport report)
    {
        var own = (OrqChatRequest)request;
        return own with { ParallelToolCalls = own.ParallelToolCalls ?? areAllowed };
    }

    public override ChatRequest With(ChatRequest request, ReasoningOptions reasoning, MappingReport report)
    {
        if (reasoning.Output is ReasoningOutput.None or ReasoningOutput.Summary)
        {
            report.Add("Reasoning.Output", "has no choice of how reasoning is shown");
        }

        var own = (OrqChatRequest)request;
        return own with { ReasoningEffort = own.ReasoningEffort ?? EffortOf(reasoning, report) };
    }
}
