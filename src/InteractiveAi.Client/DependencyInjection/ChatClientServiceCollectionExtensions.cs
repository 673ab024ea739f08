using InteractiveAi.Client;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients of the gateways: <see cref="ChatClient"/> as a singleton, with its connections from <see cref="IHttpClientFactory"/>.</summary>
/// <remarks>
/// <para>
/// <b>Which client is injected.</b> A name is also the key of a keyed service: <c>[FromKeyedServices("name")] ChatClient</c>. A client
/// without a name has the key <c>InteractiveAi</c>, <c>Orq</c>, <c>JamAi</c> or <c>OpenAICompatible</c>. A plain <see cref="ChatClient"/> is the first one that was registered without a name
/// or, when all have names, the first of all. Registering the same client again adds to its settings; another gateway under the same key
/// is refused. Clients that you registered yourself before, keyed or not, stay as they are.
/// </para>
/// <para>
/// <b>Settings</b> are named options (<see cref="IOptionsMonitor{TOptions}"/>, with the client's name or none), so that your own
/// <c>Configure</c> and <c>PostConfigure</c> apply. They are checked when the host starts, or when the client is first asked for:
/// <see cref="OptionsValidationException"/>. In a configuration section, names are those of the options' properties; a name that does not exist is
/// an error, a blank value is as if it were not there, and times are written as <c>00:02:30</c> or <c>Infinite</c>. The clock is the
/// container's <see cref="TimeProvider"/>, if it has one and the options do not.
/// </para>
/// <para>
/// <b>A key that is reloaded</b>, with its section or through <see cref="IOptionsMonitor{TOptions}"/> otherwise, is used from the next call on. Everything else stays as it was when the client was made. A reload that
/// cannot be used, or that changes the endpoint as well, is logged as a warning, and the client goes on with its last key; when the
/// gateway refuses that one, the call fails with the reason.
/// </para>
/// <para>
/// <b>Handlers</b> that are added to the returned builder run once per attempt, inside our retries, and live as long as the client, with all that is injected into them. A resilience handler of another
/// package can take the place of our retries: set <see cref="ChatClientOptions.MaxRetries"/> to 0. Mind the limits of
/// <c>AddStandardResilienceHandler</c>, also where it comes from <c>ConfigureHttpClientDefaults</c>: <b>10 seconds for an attempt and 30 for all together</b>, which a language
/// model often needs before its first word. Then calls end with Polly's <c>TimeoutRejectedException</c>. Raise
/// <c>AttemptTimeout</c>, <c>TotalRequestTimeout</c> and <c>CircuitBreaker.SamplingDuration</c> (at least twice the first).
/// <see cref="HttpClient.Timeout"/> is infinite: <see cref="ChatClientOptions.Timeout"/> and <see cref="ChatClientOptions.StreamIdleTimeout"/> limit the calls.
/// </para>
/// <para>
/// <b>Lifetime.</b> The clients and their connections end with the container; a primary handler of your own is yours to dispose of, and to keep
/// from following redirects, while <c>UseSocketsHttpHandler</c> adjusts the one that is there. <see cref="ChatClient.Dispose()"/> of a client that a container made does
/// nothing, because others have the same one. The factory's log shows no header values, credentials not even on request.
/// </para>
/// </remarks>
public static partial class ChatClientServiceCollectionExtensions
{
    private static readonly GatewayKind<InteractiveAiOptions> interactiveAi = new(
        nameof(AddInteractiveAi),
        "InteractiveAi"
    );

    /// <summary>Registers a client of Interactive AI.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least the API key.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddInteractiveAi(
        this IServiceCollection services,
        Action<InteractiveAiOptions> configure
    ) => ClientRegistrar.Add(services, interactiveAi, configure);

    /// <summary>Registers a client of Interactive AI that is configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the properties of <see cref="InteractiveAiOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddInteractiveAi(this IServiceCollection services, IConfiguration section) =>
        ClientRegistrar.Add(services, interactiveAi, section);

    /// <summary>Registers a client of Interactive AI under a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="configure">Sets at least the API key.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddInteractiveAi(
        this IServiceCollection services,
        string name,
        Action<InteractiveAiOptions> configure
    ) => ClientRegistrar.Add(services, interactiveAi, name, configure);

    /// <summary>Registers a client of Interactive AI under a key, configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="section">The section, with the properties of <see cref="InteractiveAiOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddInteractiveAi(
        this IServiceCollection services,
        string name,
        IConfiguration section
    ) => ClientRegistrar.Add(services, interactiveAi, name, section);
}
