using InteractiveAi.Client;
using InteractiveAi.Client.JamAi;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class ChatClientServiceCollectionExtensions
{
    private static readonly GatewayKind<JamAiOptions> jamAi = new(nameof(AddJamAi), "JamAi")
    {
        ReadOwn = static (reader, values, options) =>
        {
            reader.Text(nameof(options.UserId), values.UserId, id => options.UserId = id);
            reader.Text(nameof(options.ProjectId), values.ProjectId, id => options.ProjectId = id);
        },
    };

    /// <summary>Registers a client of JamAI Base.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least the API key, which a server of your own may not need.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddJamAi(this IServiceCollection services, Action<JamAiOptions> configure) =>
        ClientRegistrar.Add(services, jamAi, configure);

    /// <summary>Registers a client of JamAI Base that is configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the properties of <see cref="JamAiOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddJamAi(this IServiceCollection services, IConfiguration section) =>
        ClientRegistrar.Add(services, jamAi, section);

    /// <summary>Registers a client of JamAI Base under a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="configure">Sets at least the API key, which a server of your own may not need.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddJamAi(
        this IServiceCollection services,
        string name,
        Action<JamAiOptions> configure
    ) => ClientRegistrar.Add(services, jamAi, name, configure);

    /// <summary>Registers a client of JamAI Base under a key, configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="section">The section, with the properties of <see cref="JamAiOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddJamAi(this IServiceCollection services, string name, IConfiguration section) =>
        ClientRegistrar.Add(services, jamAi, name, section);
}
