using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client.Orq;

/// <summary>Settings in orq.ai's older form, one object for all of them. Wire member <c>orq</c>; orq.ai.</summary>
/// <remarks>
/// orq.ai deprecates the object as a whole in favour of members of the request, and each property says which. Knowledge bases and
/// stored prompts have no other place yet. Immutable but for <see cref="AdditionalProperties"/> and the lists you put in.
/// </remarks>
public sealed record OrqSettings
{
    /// <summary>A name under which orq.ai shows the call. Wire member <c>name</c>.</summary>
    /// <remarks>Deprecated by orq.ai: use <see cref="OrqChatRequest.Name"/>.</remarks>
    [JsonPropertyName("name")]
    public string? Name { get; init; }

    /// <summary>How often orq.ai itself asks the provider again. Wire member <c>retry</c>.</summary>
    /// <remarks>Deprecated by orq.ai: use <see cref="OrqChatRequest.Retry"/>.</remarks>
    [JsonPropertyName("retry")]
    public ServerRetry? Retry { get; init; }

    /// <summary>Models that step in, in this order. Wire member <c>fallbacks</c>.</summary>
    /// <remarks>Deprecated by orq.ai: use <see cref="OrqChatRequest.Fallbacks"/>.</remarks>
    [JsonPropertyName("fallbacks")]
    public IReadOnlyList<Fallback>? Fallbacks { get; init; }

    /// <summary>A prompt that is kept on orq.ai. Wire member <c>prompt</c>.</summary>
    [JsonPropertyName("prompt")]
    public PromptReference? Prompt { get; init; }

    /// <summary>For whom the call is made. Wire member <c>identity</c>.</summary>
    /// <remarks><c>/v3/router</c> takes it as <see cref="OrqChatRequest.Identity"/>.</remarks>
    [JsonPropertyName("identity")]
    public Identity? Identity { get; init; }

    /// <summary>For whom the call is made, by its older name. Wire member <c>contact</c>.</summary>
    [Obsolete("Deprecated by orq.ai: use Identity instead.")]
    [JsonPropertyName("contact")]
    public Identity? Contact { get; init; }

    /// <summary>The conversation that the call belongs to. Wire member <c>thread</c>.</summary>
    /// <remarks><c>/v3/router</c> takes it as <see cref="OrqChatRequest.Thread"/>.</remarks>
    [JsonPropertyName("thread")]
    public ConversationThread? Thread { get; init; }

    /// <summary>What is put into the prompt's placeholders. Wire member <c>inputs</c>.</summary>
    [Obsolete("Deprecated by orq.ai: use OrqChatRequest.Variables instead.")]
    [JsonPropertyName("inputs")]
    public PromptInputs? Inputs { get; init; }

    /// <summary>Whether orq.ai may answer from its own store. Wire member <c>cache</c>.</summary>
    /// <remarks>Deprecated by orq.ai: use <see cref="OrqChatRequest.Cache"/>.</remarks>
    [JsonPropertyName("cache")]
    public ServerCache? Cache { get; init; }

    /// <summary>Knowledge bases whose documents the model is given. Wire member <c>knowledge_bases</c>.</summary>
    [JsonPropertyName("knowledge_bases")]
    public IReadOnlyList<KnowledgeBase>? KnowledgeBases { get; init; }

    /// <summary>Spreads requests over several models. Wire member <c>load_balancer</c>.</summary>
    /// <remarks>Deprecated by orq.ai: use <see cref="OrqChatRequest.LoadBalancer"/>.</remarks>
    [JsonPropertyName("load_balancer")]
    public LoadBalancer? LoadBalancer { get; init; }

    /// <summary>How long orq.ai waits for a provider. Wire member <c>timeout</c>.</summary>
    /// <remarks>Deprecated by orq.ai: use <see cref="OrqChatRequest.Timeout"/>.</remarks>
    [JsonPropertyName("timeout")]
    public ServerTimeout? Timeout { get; init; }

    /// <summary>Members that this version of the library does not know; they are kept and sent.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalProperties { get; set; }

    /// <summary>The kind of settings only.</summary>
    /// <returns>A short text.</returns>
    public override string ToString() => nameof(OrqSettings);

    internal void Validate(RequestCheck check)
    {
        check.Word("name", Name);
        check.Nested("retry", Retry, static (retry, inner) => retry.Validate(inner));
        check.Each("fallbacks", Fallbacks, static (fallback, inner) => fallback.Validate(inner));
        check.Nested("prompt", Prompt, static (prompt, inner) => prompt.Validate(inner));
        check.Nested("identity", Identity, static (identity, inner) => identity.Validate(inner));
        check.Nested("thread", Thread, static (thread, inner) => thread.Validate(inner));
#pragma warning disable CS0618 // Deprecated for users; what they set all the same is checked all the same.
        check.Nested("contact", Contact, static (contact, inner) => contact.Validate(inner));
        Inputs?.Validate(check);
#pragma warning restore CS0618
        check.Nested("cache", Cache, static (cache, inner) => cache.Validate(inner));
        check.Each("knowledge_bases", KnowledgeBases, static (knowledge, inner) => knowledge.Validate(inner));
        check.Nested("load_balancer", LoadBalancer, static (balancer, inner) => balancer.Validate(inner));
        check.Nested("timeout", Timeout, static (timeout, inner) => timeout.Validate(inner));
        check.Extra(AdditionalProperties, static () => OrqJsonContext.Wire.OrqSettings);
    }
}
