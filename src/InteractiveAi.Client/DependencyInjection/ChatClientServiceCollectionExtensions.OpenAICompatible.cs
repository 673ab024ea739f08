using InteractiveAi.Client;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Extensions.DependencyInjection;

public static partial class ChatClientServiceCollectionExtensions
{
    private static readonly GatewayKind<OpenAICompatibleOptions> openAICompatible = new(
        nameof(AddOpenAICompatible),
        "OpenAICompatible"
    )
    {
        ReadOwn = static (reader, values, options) =>
        {
            reader.Text(nameof(options.DisplayName), values.DisplayName, name => options.DisplayName = name);
            reader.Flag(nameof(options.IncludeUsage), values.IncludeUsage, flag => options.IncludeUsage = flag);
        },
        Create = OpenAICompatibleOptions.WithoutEndpoint,
    };

    /// <summary>Registers a client of any endpoint that speaks OpenAI's chat completions.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets at least the endpoint, which there is no default for.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOpenAICompatible(
        this IServiceCollection services,
        Action<OpenAICompatibleOptions> configure
    ) => ClientRegistrar.Add(services, openAICompatible, configure);

    /// <summary>Registers a client of any endpoint that speaks OpenAI's chat completions that is configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="section">The section, with the properties of <see cref="OpenAICompatibleOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentNullException">An argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOpenAICompatible(this IServiceCollection services, IConfiguration section) =>
        ClientRegistrar.Add(services, openAICompatible, section);

    /// <summary>Registers a client of any endpoint that speaks OpenAI's chat completions under a key.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="configure">Sets at least the endpoint, which there is no default for.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOpenAICompatible(
        this IServiceCollection services,
        string name,
        Action<OpenAICompatibleOptions> configure
    ) => ClientRegistrar.Add(services, openAICompatible, name, configure);

    /// <summary>Registers a client of any endpoint that speaks OpenAI's chat completions under a key, configured from a section.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The name of the client's options, and the key of its services.</param>
    /// <param name="section">The section, with the properties of <see cref="OpenAICompatibleOptions"/> as its settings.</param>
    /// <returns>
    /// The builder of the client's <see cref="HttpClient"/>, for handlers, proxies and the like. <c>AddStandardResilienceHandler</c> on it wants
    /// <see cref="ChatClientOptions.MaxRetries"/> = 0, and longer limits than its <b>10 seconds for an attempt and 30 for all together</b>.
    /// </returns>
    /// <exception cref="ArgumentException">The name is blank; or an argument is <see langword="null"/>.</exception>
    /// <exception cref="InvalidOperationException">A client of another gateway has its key.</exception>
    public static IHttpClientBuilder AddOpenAICompatible(
        this IServiceCollection services,
        string name,
        IConfiguration section
    ) => ClientRegistrar.Add(services, openAICompatible, name, section);
}
