using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InteractiveAi.Client.Testing;

/// <summary>One HTTP request that reached a <see cref="LocalGateway"/> or a <see cref="ScriptedGateway"/>, whatever the gateway replied.</summary>
public sealed class RecordedCall
{
    private const string AuthorizationHeader = "Authorization";
    private const string BearerScheme = "Bearer";

    private readonly string? _credential;

    private readonly GatewayDialect _dialect;
    private ChatRequest? _request;

    internal RecordedCall(HttpRequest request, byte[] body, GatewayDialect dialect)
    {
        _dialect = dialect;
        Method = request.Method;
        Path = request.Path.Value + request.QueryString.Value;
        Body = body;
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.Length > 0)
        {
            var space = authorization.IndexOf(' ', StringComparison.Ordinal);
            AuthorizationScheme = space < 0 ? authorization : authorization[..space];
            _credential = space < 0 ? "" : authorization[(space + 1)..].Trim();
        }

        Headers = request.Headers.ToFrozenDictionary(
            header => header.Key,
            header =>
                string.Equals(header.Key, AuthorizationHeader, StringComparison.OrdinalIgnoreCase)
                    ? $"{AuthorizationScheme} ***"
                    : header.Value.ToString(),
            StringComparer.OrdinalIgnoreCase
        );
    }

    /// <summary>HTTP method, such as <c>POST</c>.</summary>
    public string Method { get; }

    /// <summary>Path with its query, such as <c>/api/v1/chat/completions</c>.</summary>
    public string Path { get; }

    /// <summary>Headers by name in any case; several values of one name are joined by commas.</summary>
    /// <remarks>The credential of <c>Authorization</c> is masked, so that a failing test does not print it;
    /// <see cref="IsAuthorizedBy"/> compares it.</remarks>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Body as it came, without any transfer framing; empty when there was none.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>First word of the <c>Authorization</c> header; <see langword="null"/> without that header.</summary>
    public string? AuthorizationScheme { get; }

    /// <summary>Whether the call carried a bearer token that is not empty.</summary>
    public bool HasBearer =>
        string.Equals(AuthorizationScheme, BearerScheme, StringComparison.OrdinalIgnoreCase)
        && _credential is { Length: > 0 };

    /// <summary>Whether <paramref name="key"/> was the bearer token of the call.</summary>
    /// <param name="key">The token without its scheme.</param>
    public bool IsAuthorizedBy(string key) => HasBearer && string.Equals(_credential, key, StringComparison.Ordinal);

    /// <summary>The request that was sent, as it stood on the wire: what the client filled in or wrote in the gateway's own way is in it.</summary>
    /// <value>An <see cref="InteractiveAiChatRequest"/>, an <see cref="Orq.OrqChatRequest"/> or a <see cref="JamAi.JamAiChatRequest"/>, whichever the dialect has. The same object each time.</value>
    /// <exception cref="JsonException">The body is not JSON, or not a request.</exception>
    public ChatRequest Request => _request ?? Interlocked.CompareExchange(ref _request, Read(), null) ?? _request;

    /// <summary>Parses <see cref="Body"/>; the caller disposes the document.</summary>
    /// <exception cref="JsonException">The body is not JSON.</exception>
    public JsonDocument ReadJson() => JsonDocument.Parse(Body, new JsonDocumentOptions { MaxDepth = 256 });

    private ChatRequest Read()
    {
        var type = _dialect switch
        {
            GatewayDialect.Orq => typeof(Orq.OrqChatRequest),
            GatewayDialect.JamAi => typeof(JamAi.JamAiChatRequest),
            _ => typeof(InteractiveAiChatRequest),
        };
        return (ChatRequest?)JsonSerializer.Deserialize(Body.Span, WireJson.Options.GetTypeInfo(type))
            ?? throw new JsonException("The body is the JSON value null.");
    }

    /// <summary>Method, path and body size: nothing that was said.</summary>
    public override string ToString() => $"{Method} {Path} ({Body.Length} bytes)";
}
