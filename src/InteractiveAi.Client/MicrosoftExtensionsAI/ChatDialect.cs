using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.AI;

namespace InteractiveAi.Client;

/// <summary>How a gateway says what the abstraction's options mean; this one is for endpoints of which only the wire format is known.</summary>
internal class ChatDialect(Gateway? gateway)
{
    private readonly NotTaken? _notTaken = gateway?.Bounds.NotTaken;

    /// <summary>The gateway's name, for messages.</summary>
    public string Name { get; } = gateway?.DisplayName ?? "the client";

    /// <summary>The contract of the gateway's own request.</summary>
    public virtual JsonTypeInfo RequestType => WireJson.Context.ChatRequest;

    /// <summary>The dialect of a client's gateway; <see langword="null"/> for a client that only stands in for one.</summary>
    public static ChatDialect Of(Gateway? gateway) =>
        gateway switch
        {
            InteractiveAiGateway => new InteractiveAiDialect(gateway),
            OrqGateway => new OrqDialect(gateway),
            JamAiGateway => new JamAiDialect(gateway),
            _ => new ChatDialect(gateway),
        };

    public bool TakesMember(string name) => !Contains(_notTaken?.Members, name);

    public bool TakesRole(string name) => !Contains(_notTaken?.Roles, name);

    /// <summary>Whether messages of a role may have a kind of part. What the assistant said and what tools gave back is asked elsewhere.</summary>
    public bool TakesPart(string type, ChatRole role) =>
        !Contains(_notTaken?.Parts, type)
        && (
            role == ChatRole.Assistant
            || role == ChatRole.Tool
            || _notTaken?.PartsByRole?.TryGetValue(role.Value.ToLowerInvariant(), out string[]? only) is not true
            || Contains(only, type)
        );

    public bool TakesTool(string type) => !Contains(_notTaken?.Tools, type);

    /// <summary>Whether the gateway reads something of the model's own messages; see <see cref="AssistantMapper"/>.</summary>
    /// <param name="member">A member of the message, or <c>media</c> for what its content has besides texts.</param>
    public virtual bool TakesOfAnswers(string member) => true;

    /// <summary>Whether the result of a tool may be more than text.</summary>
    public virtual bool TakesMediaOfTools => true;

    /// <summary>Whether it can be said how closely an image is looked at.</summary>
    public virtual bool TakesImageDetail => true;

    /// <summary>A request of the gateway's own type, without messages.</summary>
    public virtual ChatRequest NewRequest() => new() { Messages = [] };

    /// <summary>The dialect that completes a request: this one, but for a stand-in, which takes requests of every gateway.</summary>
    public virtual ChatDialect For(ChatRequest request) =>
        gateway is not null
            ? this
            : request switch
            {
                InteractiveAiChatRequest => new InteractiveAiDialect(null),
                OrqChatRequest => new OrqDialect(null),
                JamAiChatRequest => new JamAiDialect(null),
                _ => this,
            };

    /// <summary>Whether a request is of a type that <see cref="With(ChatRequest, ReasoningOptions, MappingReport)"/> and the others can complete.</summary>
    public virtual bool IsOwn(ChatRequest request) =>
        request.GetType() == typeof(ChatRequest) || gateway?.IsOwn(request) is true;

    /// <summary>Whether a request says by itself which model it is for.</summary>
    public bool NamesModel(ChatRequest request) => gateway?.NamesModel(request) ?? request.Model is not null;

    /// <summary>A message of the developer's.</summary>
    public Message Developer(MessageContent content, string? name, MappingReport report)
    {
        if (TakesRole("developer"))
        {
            return new DeveloperMessage(content) { Name = name };
        }

        report.Note("The role 'developer'", "does not know it, so that it goes out as 'system'");
        return new SystemMessage(content) { Name = name };
    }

    /// <summary>A file.</summary>
    public virtual FilePart File(MediaData media, string? name, string mediaType) => new(media, name);

    public virtual ChatRequest WithTopK(ChatRequest request, int topK, MappingReport report) =>
        WithMember(request, "top_k", JsonSerializer.SerializeToElement(topK, WireJson.Context.Int32));

    public virtual ChatRequest WithParallelCalls(ChatRequest request, bool areAllowed, MappingReport report) =>
        request with
        {
            ParallelToolCalls = request.ParallelToolCalls ?? areAllowed,
        };

    public virtual ChatRequest With(ChatRequest request, ReasoningOptions reasoning, MappingReport report)
    {
        ReportOutput(reasoning, report);

        return request with
        {
            ReasoningEffort = request.ReasoningEffort ?? EffortOf(reasoning, report),
        };
    }

    /// <summary>Has the gateway search the web.</summary>
    public virtual ChatRequest With(ChatRequest request, HostedWebSearchTool tool, MappingReport report)
    {
        report.Add(nameof(HostedWebSearchTool));
        return request;
    }

    /// <summary>Has the gateway run code.</summary>
    public virtual ChatRequest With(ChatRequest request, HostedCodeInterpreterTool tool, MappingReport report)
    {
        report.Add(nameof(HostedCodeInterpreterTool));
        return request;
    }

    /// <summary>The results of a turn's tools as messages.</summary>
    public virtual IEnumerable<Message> ToolResults(IEnumerable<ToolResult> results) =>
        results.Select(static result => new ToolMessage(result.CallId, result.Content));

    protected static void ReportOutput(ReasoningOptions reasoning, MappingReport report)
    {
        if (reasoning.Output is ReasoningOutput.None or ReasoningOutput.Summary)
        {
            report.Add($"Reasoning.Output {reasoning.Output}", "has no choice of how reasoning is shown");
        }
    }

    /// <summary>The wire's word for an effort; <see langword="null"/> when none is asked for.</summary>
    protected static EffortLevel? EffortOf(ReasoningOptions reasoning, MappingReport report)
    {
        switch (reasoning.Effort)
        {
            case null:
                return null;
            case ReasoningEffort.None:
                return EffortLevel.None;
            case ReasoningEffort.Low:
                return EffortLevel.Low;
            case ReasoningEffort.Medium:
                return EffortLevel.Medium;
            case ReasoningEffort.High:
                return EffortLevel.High;
            case ReasoningEffort.ExtraHigh:
                return EffortLevel.XHigh;
            default:
                report.Add(
                    string.Create(CultureInfo.InvariantCulture, $"Reasoning.Effort {(int)reasoning.Effort.Value}")
                );
                return null;
        }
    }

    /// <summary>Reports what a tool of the gateway's is told beyond that it is wanted.</summary>
    protected static void ReportDetails(AITool tool, MappingReport report)
    {
        foreach (string name in tool.AdditionalProperties.Keys)
        {
            report.Add($"{tool.GetType().Name}'s {name}");
        }
    }

    /// <summary>The request with a member that it has no property for, unless it has the member already.</summary>
    protected static ChatRequest WithMember(ChatRequest request, string name, JsonElement value)
    {
        if (request.AdditionalProperties?.ContainsKey(name) is true)
        {
            return request;
        }

        Dictionary<string, JsonElement> members = new(
            request.AdditionalProperties ?? Enumerable.Empty<KeyValuePair<string, JsonElement>>(),
            StringComparer.Ordinal
        )
        {
            [name] = value,
        };
        return request with { AdditionalProperties = members };
    }

    private static bool Contains(string[]? names, string name) =>
        names is not null && names.Contains(name, StringComparer.Ordinal);
}
