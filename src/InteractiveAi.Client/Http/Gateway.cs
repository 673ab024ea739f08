using System.Net.Http.Headers;
using System.Text.Json;

namespace InteractiveAi.Client;

/// <summary>What differs between the gateways, and nothing else.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal abstract class Gateway
{
    private const string Suffix = "/chat/completions";

    /// <summary>The gateway's name, for messages.</summary>
    public abstract string DisplayName { get; }

    /// <summary>The gateway's name as telemetry has it.</summary>
    public virtual string ProviderName => DisplayName.ToLowerInvariant().Replace(' ', '_');

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

    /// <summary>Whether a header's value is no secret and may stand in an error, where every other value that was sent is masked.</summary>
    // An id of the request is there to be found again.
    public virtual bool IsPlain(string header) =>
        string.Equals(header, RequestIdHeader, StringComparison.OrdinalIgnoreCase);

    /// <summary>Headers of the gateway's own.</summary>
    public virtual void AddHeaders(HttpRequestHeaders headers) { }

    /// <summary>What to do about an error, where this gateway's users usually have the same cause.</summary>
    public virtual string? HintFor(ApiErrorKind kind, ApiError? error) => null;

    /// <summary>The text of an error without what it repeats of the request.</summary>
    public virtual string WithoutEchoes(string error) => error;

    /// <summary>The request in the spelling of this gateway's wire. It has been checked; it is never changed itself.</summary>
    /// <returns>The same request where nothing needs another spelling.</returns>
    public virtual ChatRequest Adapt(ChatRequest request) => request;

    /// <summary>Reads an error in a shape that only this gateway has.</summary>
    /// <param name="body">A body, or an event of a stream, that carries no choices. Credentials in it are masked.</param>
    /// <returns><see langword="null"/> when it is none, or in one of the shapes that are common.</returns>
    public virtual ApiError? ReadError(JsonElement body) => null;

    /// <summary>Everything that speaks against sending a request to this gateway.</summary>
    /// <param name="request">The request, portable or the gateway's own.</param>
    /// <param name="options">The client's settings.</param>
    public IReadOnlyList<RequestProblem> Check(ChatRequest request, ChatClientOptions options)
    {
        IReadOnlyList<RequestProblem> problems = request.Validate(options.ValidateBounds ? Bounds : null);
        return ProblemOfType(request) is { } type ? [new RequestProblem("$", type), .. problems]
            : RequiresModel && !NamesModel(request) && options.DefaultModel is null
                ? [new RequestProblem("$.model", ModelMissing), .. problems]
            : problems;
    }

    /// <summary>The address of chat completions, from a base address that may stop at the host, at the version, or name the whole path.</summary>
    /// <param name="endpoint">The base address.</param>
    /// <param name="complete">Completes a path that does not name the whole one; it has no slash at its end.</param>
    protected static Uri Resolve(Uri endpoint, Func<string, string> complete)
    {
        string path = endpoint.AbsolutePath.TrimEnd('/');
        return new UriBuilder(endpoint)
        {
            Path = path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase) ? path : complete(path) + Suffix,
        }.Uri;
    }

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
            throw new ArgumentException(ModelMissing, nameof(request));
        }

        IReadOnlyList<RequestProblem> problems = prepared.Validate(options.ValidateBounds ? Bounds : null);
        if (problems.Count > 0)
        {
            throw new ArgumentException($"The request is not valid. {string.Join(" ", problems)}", nameof(request));
        }

        prepared = Adapt(prepared);
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

    private string ModelMissing =>
        $"{DisplayName} requires a model: set it on the request or as the client's DefaultModel.";

    private void CheckType(ChatRequest request)
    {
        if (ProblemOfType(request) is { } problem)
        {
            throw new ArgumentException(problem, nameof(request));
        }
    }

    private string? ProblemOfType(ChatRequest request)
    {
        if (request.GetType() == typeof(ChatRequest) || IsOwn(request))
        {
            return null;
        }

        string type = request.GetType().Name;
        return request.GatewayName is { } other
            ? $"{type} can only be sent to {other}; this client is configured for {DisplayName}."
            : $"{type} is derived from {request.GetType().BaseType?.Name}: its members would not be sent. "
                + "Put them into AdditionalProperties of a request type of this library.";
    }
}
