using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client;

/// <summary>The settings of a <c>ChatClient</c> that every gateway shares; the derived type says which gateway it is.</summary>
/// <remarks>
/// The client checks the settings once and takes a copy when it is made: later changes to this object, its <see cref="Headers"/> included,
/// do not reach a client that exists. The hierarchy is closed, because a gateway is more than its settings.
/// </remarks>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class ChatClientOptions
{
    private protected ChatClientOptions(Uri endpoint) => Endpoint = endpoint;

    /// <summary>The API key, sent as <c>Authorization: Bearer …</c> and never put into messages, logs or <see cref="ToString"/>.</summary>
    /// <value>The default value is <see langword="null"/>. Set this or <see cref="ApiKeyProvider"/>, not both.</value>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public string? ApiKey { get; set; }

    /// <summary>A source of API keys that is asked for every call, and once more when the gateway refuses the key (401).</summary>
    /// <remarks>
    /// It may be called by several calls at the same time; caching is its own business. What it throws ends the call as it is, and so does a malformed key,
    /// with an <see cref="InvalidOperationException"/> that does not quote it. A call with an <c>Authorization</c> header of its own does not ask.
    /// </remarks>
    /// <value>The default value is <see langword="null"/>.</value>
    public Func<ApiKeyContext, CancellationToken, ValueTask<string>>? ApiKeyProvider { get; set; }

    /// <summary>The base address of the gateway: the host alone, with its version path, or with the whole path of chat completions; a trailing slash does not matter.</summary>
    /// <value>The default value is the gateway's public address.</value>
    public Uri Endpoint { get; set; }

    /// <summary>The model of requests that name none, as <c>vendor/model</c>.</summary>
    /// <value>The default value is <see langword="null"/>: the gateway's own default, where it has one.</value>
    public string? DefaultModel { get; set; }

    /// <summary>The longest wait for a complete answer or, of a stream, for its first event, all retries included.</summary>
    /// <value>The default value is 10 minutes. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The longest silence between two events of a stream. Keep-alive comments break it.</summary>
    /// <value>The default value is 2 minutes. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever.</value>
    public TimeSpan StreamIdleTimeout { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>How many times a request is repeated after a failure that passes: a lost connection, 408, 409, 429 and the 5xx of overload and failing gateways.</summary>
    /// <remarks>
    /// A stream that has begun is never repeated. A gateway's <c>x-should-retry</c> header overrules the status, but nothing
    /// repeats 401, 402 and 403. Gateways that retry themselves (orq.ai, JamAI Base) multiply with this.
    /// With a resilience handler of another package, set it to 0.
    /// </remarks>
    /// <value>The default value is 2. With 0 every request is sent once.</value>
    public int MaxRetries { get; set; } = 2;

    /// <summary>The longest wait before a repetition. A gateway that asks for more is not asked again: the call fails with <see cref="ApiException.RetryAfter"/>.</summary>
    /// <remarks>So does a call whose <see cref="Timeout"/> leaves no room for the wait, with whatever the last attempt brought.</remarks>
    /// <value>The default value is 30 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest event of a stream that is read, in bytes after decompression: everything between two blank lines.</summary>
    /// <remarks>
    /// A longer one is not gathered in memory: the stream ends with a <see cref="ChatStreamException"/> that has the text so far, and its
    /// connection is closed. Generated images and audio can be whole in one event, as base64.
    /// </remarks>
    /// <value>The default value is 64 MB (67,108,864). It has to be positive.</value>
    public int MaxEventBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>The longest answer that is read at once, in bytes after decompression; of a stream only one that comes as a whole completion instead.</summary>
    /// <remarks>
    /// A longer one ends the call with a <see cref="ResponseFormatException"/>, and its connection is closed. Reading an answer takes up to
    /// four times its length in memory. Errors are not concerned: of those 32 KB are read.
    /// </remarks>
    /// <value>The default value is 128 MB (134,217,728): two of the longest events. It has to be positive.</value>
    public int MaxResponseBytes { get; set; } = 128 * 1024 * 1024;

    /// <summary>Whether values are checked against the bounds in the gateway's specification before they are sent.</summary>
    /// <value>The default value is <see langword="true"/>. Turn it off when a gateway has widened a bound that this version still has.</value>
    public bool ValidateBounds { get; set; } = true;

    /// <summary>Whether the endpoint may be plain <c>http</c> on another machine, which shows key and prompts to the network.</summary>
    /// <value>The default value is <see langword="false"/>: plain <c>http</c> only to <c>localhost</c> and loopback addresses.</value>
    public bool AllowInsecureHttp { get; set; }

    /// <summary>Headers that are sent with every request. <see cref="CallOptions.Headers"/> replace them by name.</summary>
    /// <value>The default value is empty. Names are compared without regard to case.</value>
    public IDictionary<string, string> Headers { get; private set; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of the application, put behind ours in the <c>User-Agent</c> header, for example <c>MyApp/2.1</c>.</summary>
    /// <value>The default value is <see langword="null"/>.</value>
    public string? UserAgentSuffix { get; set; }

    /// <summary>The clock of all deadlines and delays; tests put a false one here.</summary>
    /// <value>The default value is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>The maker of the log in which calls, repetitions and failures are told, under the category <c>InteractiveAi.Client</c>.</summary>
    /// <remarks>The events have no content and no credentials in them; <c>docs/observability.md</c> lists them with their ids.</remarks>
    /// <value>The default value is <see langword="null"/>: no log. A container uses its own.</value>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>Whether what is sent and what is answered is logged too, at the level <see cref="LogLevel.Trace"/>: prompts, answers and the bodies of errors.</summary>
    /// <value>The default value is <see langword="false"/>. Images and other media are left out in any case.</value>
    public bool LogContent { get; set; }

    /// <summary>The key as it is now, for settings that are reloaded while the client lives; asked instead of <see cref="ApiKey"/>, when <see cref="ApiKeyProvider"/> would be.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal Func<ApiKeyContext, string?>? CurrentApiKey { get; set; }

    /// <summary>Whether the gateway does not answer without a key.</summary>
    private protected virtual bool NeedsApiKey => true;

    /// <summary>A one-line summary without keys and headers.</summary>
    /// <returns>The type and the origin of the endpoint.</returns>
    public override string ToString() =>
        $"{GetType().Name}({(Endpoint is { IsAbsoluteUri: true } uri ? uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) : "no endpoint")})";

    /// <summary>The gateway that these settings are for. Called on a snapshot that has been checked.</summary>
    internal abstract Gateway CreateGateway();

    /// <summary>A copy that later changes to this object do not reach.</summary>
    internal ChatClientOptions Snapshot()
    {
        var copy = (ChatClientOptions)MemberwiseClone();
        copy.Headers = new Dictionary<string, string>(Headers, StringComparer.OrdinalIgnoreCase);
        return copy;
    }

    /// <summary>Refuses settings with which no call could work, each with a message that says what to change.</summary>
    /// <exception cref="ArgumentException">A key, the endpoint, a header or the user agent is not usable. Keys and header values are not part of the message.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A time limit, a size or the retry count is out of range.</exception>
    internal void Validate()
    {
        foreach (Action check in Checks())
        {
            check();
        }
    }

    /// <summary>Everything that <see cref="Validate"/> would refuse, one setting after the other.</summary>
    internal IReadOnlyList<ArgumentException> Problems()
    {
        List<ArgumentException> problems = [];
        foreach (Action check in Checks())
        {
            try
            {
                check();
            }
            catch (ArgumentException problem)
            {
                problems.Add(problem);
            }
        }

        return problems;
    }

    /// <summary>Checks of settings that only the gateway has.</summary>
    private protected virtual IEnumerable<Action> OwnChecks() => [];

    private IEnumerable<Action> Checks() =>
        [
            () => HeaderRules.Check(Headers, nameof(Headers)),
            CheckCredentials,
            CheckEndpoint,
            () => SettingRules.CheckTimeLimit(Timeout, nameof(Timeout)),
            () => SettingRules.CheckTimeLimit(StreamIdleTimeout, nameof(StreamIdleTimeout)),
            () => SettingRules.CheckCount(MaxRetries, nameof(MaxRetries)),
            () => SettingRules.CheckDelay(MaxRetryDelay, nameof(MaxRetryDelay)),
            () => SettingRules.CheckSize(MaxEventBytes, nameof(MaxEventBytes)),
            () => SettingRules.CheckSize(MaxResponseBytes, nameof(MaxResponseBytes)),
            CheckClock,
            CheckUserAgent,
            .. OwnChecks(),
        ];

    private void CheckClock()
    {
        if (TimeProvider is null)
        {
            throw SettingRules.Refusal(
                "There is no clock. Leave TimeProvider as it is, or set one.",
                nameof(TimeProvider)
            );
        }
    }

    private void CheckUserAgent()
    {
        if (
            UserAgentSuffix is not null
            && (!HeaderRules.IsValue(UserAgentSuffix) || string.IsNullOrWhiteSpace(UserAgentSuffix))
        )
        {
            throw SettingRules.Refusal(
                $"{nameof(UserAgentSuffix)} is blank or has a line break, a control character or a character beyond ASCII in it.",
                nameof(UserAgentSuffix)
            );
        }
    }

    /// <summary>What is wrong with a key, without quoting it; <see langword="null"/> for a key that can be sent.</summary>
    internal static string? ProblemOf(string? key)
    {
        if (string.IsNullOrWhiteSpace(key))
        {
            return "The API key is empty.";
        }

        if (key.AsSpan().ContainsAny('\r', '\n'))
        {
            return "The API key has a line break in it, perhaps copied along with it.";
        }

        if (key.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return "The API key begins with 'Bearer', which the client adds itself.";
        }

        return key.AsSpan().ContainsAnyExceptInRange('!', '~')
            ? "The API key has a space, a control character or a character beyond ASCII in it."
            : null;
    }

    private void CheckCredentials()
    {
        var ownAuthorization = Headers.Keys.Contains("Authorization", StringComparer.OrdinalIgnoreCase);
        var sources = (ApiKey is null ? 0 : 1) + (ApiKeyProvider is null ? 0 : 1) + (ownAuthorization ? 1 : 0);
        if (sources > 1)
        {
            throw SettingRules.Refusal(
                $"More than one credential is set. Set {nameof(ApiKey)}, {nameof(ApiKeyProvider)} or an Authorization header.",
                nameof(ApiKey)
            );
        }

        if (sources == 0 && NeedsApiKey)
        {
            throw SettingRules.Refusal(
                $"There is no API key. Set {nameof(ApiKey)} or {nameof(ApiKeyProvider)}.",
                nameof(ApiKey)
            );
        }

        if (ApiKey is not null && ProblemOf(ApiKey) is { } problem)
        {
            throw SettingRules.Refusal(problem, nameof(ApiKey));
        }
    }

    private void CheckEndpoint()
    {
        var scheme = Endpoint is { IsAbsoluteUri: true } ? Endpoint.Scheme : null;
        var isHttps = string.Equals(scheme, Uri.UriSchemeHttps, StringComparison.Ordinal);
        var isHttp = string.Equals(scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);
        var problem =
            Endpoint is null ? "is missing."
            : !isHttps && !isHttp ? "is not an absolute http or https address."
            : Endpoint.UserInfo.Length > 0
                ? "has a user name or password in it; credentials belong in ApiKey or Headers."
            : Endpoint.Query.Length > 0 || Endpoint.Fragment.Length > 0
                ? "has a query or a fragment, which the path of the call cannot be put behind."
            : isHttp && !AllowInsecureHttp && !Endpoint.IsLoopback
                ? $"is plain http to another machine. Use https, or set {nameof(AllowInsecureHttp)} if the network is trusted."
            : null;
        if (problem is not null)
        {
            throw SettingRules.Refusal($"The endpoint {problem}", nameof(Endpoint));
        }
    }
}
