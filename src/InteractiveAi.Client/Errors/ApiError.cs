using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace InteractiveAi.Client;

/// <summary>The error that a gateway described in a response body, a stream event or a choice.</summary>
/// <remarks>
/// Read leniently from every shape that the gateways use: <c>{"error":{…}}</c>, <c>{"error":"text"}</c>, JamAI Base's flat object,
/// <c>{"code":…,"message":…}</c>, plain text and HTML. Every member may be <see langword="null"/>; members that have no property here are in <see cref="Raw"/>.
/// </remarks>
[JsonConverter(typeof(ApiErrorConverter))]
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ApiError
{
    /// <summary>The gateway's code (<c>code</c>), a word such as <c>rate_limit_exceeded</c> or a number in text form such as <c>429</c>.</summary>
    public string? Code { get; init; }

    /// <summary>The gateway's explanation (<c>message</c>).</summary>
    /// <remarks>Written by the gateway or by a provider, so it may repeat parts of the request. <see cref="ProviderMessage"/> often says more.</remarks>
    public string? Message { get; init; }

    /// <summary>The class of error (<c>type</c>), for example <c>invalid_request_error</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The request member at fault (<c>param</c>), or the location that a validation error names.</summary>
    public string? Param { get; init; }

    /// <summary>The details (<c>details</c>, <c>detail</c> or <c>failures</c>) as they came. May echo the request.</summary>
    public JsonElement? Details { get; init; }

    /// <summary>The <c>metadata</c> object of Interactive AI: moderation reasons, provider name, the provider's own body.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>The provider that failed or refused (<c>metadata.provider_name</c>).</summary>
    public string? ProviderName { get; init; }

    /// <summary>The provider's own explanation, taken out of <c>metadata.raw</c> (text, an object, or an object inside a string).</summary>
    /// <remarks>May echo the request; it is never part of an exception's message.</remarks>
    public string? ProviderMessage { get; init; }

    /// <summary>The address of a page about this error (<c>doc_url</c>; orq.ai).</summary>
    public string? DocUrl { get; init; }

    /// <summary>The gateway's id of the failed request (<c>request_id</c>; JamAI Base).</summary>
    public string? RequestId { get; init; }

    /// <summary>The JSON that the error was read from, complete with members unknown to this class; <see langword="null"/> when it was not JSON.</summary>
    /// <remarks>
    /// Of a response body this is the whole body, credentials masked. A body that was cut off, or that exceeded what is read of an error,
    /// appears here as far as it was complete. When the error is serialised, this is what is written.
    /// </remarks>
    public JsonElement? Raw { get; init; }

    /// <summary>The error of an answer that is not there because what was looked up for it did not fit the model.</summary>
    internal static ApiError ContextOverflow { get; } =
        new()
        {
            Code = "context_overflow",
            Message = "What was looked up does not fit the model's context, so there are references but no answer.",
        };

    /// <summary>The stable word that the router puts beside a provider's code (<c>error_type</c>).</summary>
    internal string? TypedCode
    {
        get => field ?? LenientJson.Text(Metadata, "error_type"u8);
        init;
    }

    /// <summary>The provider's own code, from <c>metadata.provider_code</c> or the body in <c>metadata.raw</c>.</summary>
    internal string? ProviderCode
    {
        get => field ?? LenientJson.Text(Metadata, "provider_code"u8);
        init;
    }

    /// <summary>Whether the error says that it comes from a provider.</summary>
    internal bool IsFromProvider
    {
        get => field || ProviderName is not null;
        init;
    }

    /// <summary>The router's <c>availability</c> object: whether and when a repetition makes sense.</summary>
    internal JsonElement? Availability { get; init; }

    /// <summary>A one-line summary without the message, which may repeat parts of the request.</summary>
    /// <returns>The code, or the type where there is no code, if it is made of the words of errors and cannot be part of a request.</returns>
    public override string ToString() =>
        $"ApiError({(Code ?? Type) switch
        {
            null => "no code",
            var code when EchoWords.IsCode(code) => code,
            _ => "a code of its own",
        }})";
}
