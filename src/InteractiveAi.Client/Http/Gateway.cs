using System.Net.Http.Headers;

namespace InteractiveAi.Client;

/// <summary>What differs between the gateways, and nothing else.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal abstract class Gateway
{
    /// <summary>The gateway's name, for messages.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The address that chat completions are posted to.</summary>
    public abstract Uri ChatCompletionsUri { get; }

    /// <summary>The bounds that the gateway's specification states.</summary>
    public abstract RequestBounds Bounds { get; }

    /// <summary>Whether a request must name a model.</summary>
    public virtual bool RequiresModel => false;

    /// <summary>Whether a stream tells its usage only when asked.</summary>
    public virtual bool TakesIncludeUsage => true;

    /// <summary>Whether this is the gateway's own type of request; the portable one is always accepted.</summary>
    public abstract bool IsOwn(ChatRequest request);

    /// <summary>Whether the request says which model, or models, may answer.</summary>
    public virtual bool NamesModel(ChatRequest request) => request.Model is not null;

    /// <summary>The header in which the gateway takes an id for each call; <see langword="null"/> when it takes none.</summary>
    /// <remarks>Every attempt of a call carries the same id, and a header of that name of the user's wins.</remarks>
    public virtual string? RequestIdHeader => null;

    /// <summary>Headers of the gateway's own.</summary>
    public virtual void AddHeaders(HttpRequestHeaders headers) { }

    /// <summary>What to do about an error, where this gateway's users usually have the same cause.</summary>
    public virtual string? HintFor(ApiErrorKind kind, ApiError? error) => null;

    /// <summary>The text of an error without what it repeats of the request.</summary>
    public virtual string WithoutEchoes(string error) => error;

    /// <summary>Completes and checks a request, before any byte of it exists.</summary>
    /// <exception cref="ArgumentException">The request cannot be sent to this gateway as it is.</exception>
    public ChatRequest Prepare(ChatRequest request, ChatClientOptions options, bool streaming)
    {
        CheckType(request);
        ChatRequest prepared =
            NamesModel(request) || options.DefaultModel is null
                ? request
                : request with
                {
                    Model = options.DefaultModel,
                };
        if (RequiresModel && !NamesModel(prepared))
        {
            throw new ArgumentException(
                $"{DisplayName} requires a model: set it on the request or as the client's DefaultModel.",
                nameof(request)
            );
        }

        IReadOnlyList<RequestProblem> problems = prepared.Validate(options.ValidateBounds ? Bounds : null);
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The request is not valid. {string.Join(" ", problems)}", nameof(request));
        }

        return streaming ? ForStream(prepared)
            : prepared is { Stream: null, StreamOptions: null } ? prepared
            // Providers refuse options of a stream where none is asked for.
            : prepared with { Stream = null, StreamOptions = null };
    }

    private ChatRequest ForStream(ChatRequest request) =>
        TakesIncludeUsage && request.StreamOptions?.IncludeUsage is null
            ? request with
            {
                Stream = true,
                StreamOptions = (request.StreamOptions ?? new StreamOptions()) with { IncludeUsage = true },
            }
            : request with
            {
                Stream = true,
            };

    private void CheckType(ChatRequest request)
    {
        if (request.GetType() == typeof(ChatRequest) || IsOwn(request))
        {
            return;
        }

        string type = request.GetType().Name;
        throw new ArgumentException(
            request.GatewayName is { } other
                ? $"{type} can only be sent to {other}; this client is configured for {DisplayName}."
                : $"{type} is derived from {request.GetType().BaseType?.Name}: its members would not be sent. "
                    + "Put them into AdditionalProperties of a request type of this library.",
            nameof(request)
        );
    }
}
