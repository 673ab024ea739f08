using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;

namespace InteractiveAi.Client;

/// <summary>What the HTTP response says beside its body: status, request id, rate limit, headers, and how many attempts it took.</summary>
[DebuggerDisplay("{ToString(),nq}")]
public sealed class ResponseInfo
{
    // Of what stands before the gateway, so of less use to its support than an id that was sent to the gateway itself.
    private const string ConnectionIdHeader = "cf-ray";

    private static readonly string[] RequestIdHeaders = ["X-Generation-Id", "x-request-id", "request-id"];
    private static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> NoHeaders = new Dictionary<
        string,
        IReadOnlyList<string>
    >(StringComparer.OrdinalIgnoreCase);

    private readonly HttpResponseHeaders? _source;
    private readonly HttpContentHeaders? _contentSource;
    private IReadOnlyDictionary<string, IReadOnlyList<string>>? _headers;

    /// <summary>An empty description; its properties are set in an initialiser, in tests for example.</summary>
    public ResponseInfo() { }

    private ResponseInfo(HttpResponseMessage response, TimeProvider clock, string? sentRequestId)
    {
        _source = response.Headers;
        _contentSource = response.Content.Headers;
        StatusCode = response.StatusCode;
        RequestId = FindRequestId(response.Headers) ?? sentRequestId ?? First(response.Headers, ConnectionIdHeader);
        RateLimit = RateLimit.FromHeaders(response.Headers, clock);
        Retries = (response.RequestMessage as CallMessage)?.Retries ?? 0;
    }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>
    /// The gateway's id of the request, for its support: the first of the headers <c>X-Generation-Id</c>, <c>x-request-id</c>, <c>request-id</c> and <c>cf-ray</c>.
    /// </summary>
    /// <remarks>JamAI Base is sent an id with every call: where the response has none of the first three, it is the one that was sent.</remarks>
    public string? RequestId { get; init; }

    /// <summary>The rate limit, where the response reports one.</summary>
    public RateLimit? RateLimit { get; init; }

    /// <summary>The headers by name, without regard to case. Cookies are left out.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers
    {
        // Made when they are first asked for, because most callers never do.
        get => _headers ??= ReadHeaders();
        init => _headers = value;
    }

    /// <summary>How many times the request was repeated before this response came; 0 when the first attempt was answered.</summary>
    public int Retries { get; init; }

    /// <summary>Describes a response.</summary>
    /// <param name="response">The response.</param>
    /// <param name="clock">The clock of the client.</param>
    /// <param name="sentRequestId">The id that was sent with the request, where the gateway takes one.</param>
    internal static ResponseInfo From(HttpResponseMessage response, TimeProvider clock, string? sentRequestId = null) =>
        new(response, clock, sentRequestId);

    /// <summary>A one-line summary.</summary>
    /// <returns>The status and the request id.</returns>
    public override string ToString() =>
        $"ResponseInfo({(int)StatusCode}, request {ErrorText.Flatten(RequestId, 128, "unknown")})";

    /// <summary>The id that the gateway itself gave the request.</summary>
    internal static string? FindRequestId(HttpResponseHeaders headers)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (First(headers, name) is { } id)
            {
                return id;
            }
        }

        return null;
    }

    private static string? First(HttpResponseHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values)
        && HeaderRules.First(values) is { } id
        && !string.IsNullOrWhiteSpace(id)
            ? id.Trim()
            : null;

    private IReadOnlyDictionary<string, IReadOnlyList<string>> ReadHeaders()
    {
        if (_source is null)
        {
            return NoHeaders;
        }

        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        Add(headers, _source.NonValidated);
        if (_contentSource is not null)
        {
            Add(headers, _contentSource.NonValidated);
        }

        return headers;
    }

    private static void Add(Dictionary<string, IReadOnlyList<string>> headers, HttpHeadersNonValidated source)
    {
        foreach (var (name, values) in source)
        {
            if (!name.StartsWith("Set-Cookie", StringComparison.OrdinalIgnoreCase))
            {
                headers[name] = [.. values];
            }
        }
    }
}
