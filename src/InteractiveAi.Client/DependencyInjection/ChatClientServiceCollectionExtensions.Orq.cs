using InteractiveAi.Client;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class ChatClientServiceCollectionExtensions
{
    private static readonly GatewayKind<OrqOptions> orq = new(nameof(AddOrq), "Orq");

    /// <summary>Registers a client of orq.ai's router.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least the API key.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOrq(this IServiceCollection services, Action<OrqOptions> configure) =>
        ClientRegistrar.Add(services, orq, configure);

    /// <summary>Registers a client of orq.ai's router that is configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the properties of <see cref="OrqOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOrq(this IServiceCollection services, IConfiguration section) =>
        ClientRegistrar.Add(services, orq, section);

    /// <summary>Registers a client of orq.ai's router under a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="configure">Sets at least the API key.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOrq(
        this IServiceCollection services,
        string name,
        Action<OrqOptions> configure
    ) => ClientRegistrar.Add(services, orq, name, configure);

    /// <summary>Registers a client of orq.ai's router under a key, configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="section">The section, with the properties of <see cref="OrqOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOrq(this IServiceCollection services, string name, IConfiguration section) =>
        ClientRegistrar.Add(services, orq, name, section);
}
