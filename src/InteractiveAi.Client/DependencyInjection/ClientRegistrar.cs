using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace InteractiveAi.Client;

/// <summary>Puts clients, their options and their connections into a container; the same for every gateway.</summary>
internal static partial class ClientRegistrar
{
    private const DynamicallyAccessedMemberTypes Constructor =
        DynamicallyAccessedMemberTypes.PublicParameterlessConstructor;

    /// <summary>Registers a client without a name, or adds to the settings of the one that is registered already.</summary>
    public static IHttpClientBuilder Add<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        Action<TOptions> configure
    )
        where TOptions : ChatClientOptions => Configure(services, kind, name: null, configure);

    /// <summary>Registers a client under a name, or adds to the settings of one that is registered already.</summary>
    public static IHttpClientBuilder Add<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        string name,
        Action<TOptions> configure
    )
        where TOptions : ChatClientOptions
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Configure(services, kind, name, configure);
    }

    /// <summary>Registers a client without a name that is configured from a section, or adds a section to the one that is registered already.</summary>
    public static IHttpClientBuilder Add<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        IConfiguration section
    )
        where TOptions : ChatClientOptions => Configure(services, kind, name: null, section);

    /// <summary>Registers a client under a name that is configured from a section, or adds a section to one that is registered already.</summary>
    public static IHttpClientBuilder Add<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        string name,
        IConfiguration section
    )
        where TOptions : ChatClientOptions
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return Configure(services, kind, name, section);
    }

    /// <summary>Registers the interface of Microsoft.Extensions.AI over a client: the place for its adapter, which implements this in a part of its own.</summary>
    /// <param name="services">The services, in which <see cref="ChatClient"/> is registered under the key.</param>
    /// <param name="key">The key of the client; <see langword="null"/> for the one without a key.</param>
    static partial void RegisterChatInterface(IServiceCollection services, string? key);

    private static IHttpClientBuilder Configure<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        string? name,
        Action<TOptions> configure
    )
        where TOptions : ChatClientOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ClientRegistration registration = FindOrAdd(services, kind, name);
        services.Configure(registration.OptionsName, configure);
        return services.AddHttpClient(registration.HttpClientName);
    }

    private static IHttpClientBuilder Configure<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        string? name,
        IConfiguration section
    )
        where TOptions : ChatClientOptions
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(section);
        ClientRegistration registration = FindOrAdd(services, kind, name);
        registration.Sections.Add(section);
        services.Configure<TOptions>(
            registration.OptionsName,
            options => SectionReader.Read(section, options, kind, registration)
        );
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(
            new ConfigurationChangeTokenSource<TOptions>(registration.OptionsName, section)
        );
        return services.AddHttpClient(registration.HttpClientName);
    }

    private static ClientRegistration FindOrAdd<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        string? name
    )
        where TOptions : ChatClientOptions
    {
        string key = name ?? kind.DefaultKey;
        ClientRegistration? known = services
            .Select(static one => one.IsKeyedService ? null : one.ImplementationInstance as ClientRegistration)
            .FirstOrDefault(one => string.Equals(one?.Key, key, StringComparison.Ordinal));
        if (known is not null)
        {
            return known.OptionsType == typeof(TOptions) && string.Equals(known.Name, name, StringComparison.Ordinal)
                ? known
                : throw new InvalidOperationException(
                    $"{ClientRegistration.CallOf(kind.Method, name)} would register a second client under the key '{key}', which {known} has taken. Give it another name."
                );
        }

        ClientRegistration registration = new(kind.Method, typeof(TOptions), name, key);
        services.AddSingleton(registration);
        AddOptions(services, kind, registration);
        AddHttp(services, registration);
        AddClient(services, registration);
        return registration;
    }

    private static void AddOptions<[DynamicallyAccessedMembers(Constructor)] TOptions>(
        IServiceCollection services,
        GatewayKind<TOptions> kind,
        ClientRegistration registration
    )
        where TOptions : ChatClientOptions
    {
        if (kind.Create is { } create)
        {
            services.TryAddTransient<IOptionsFactory<TOptions>>(provider => new CreatedOptionsFactory<TOptions>(
                create,
                provider.GetServices<IConfigureOptions<TOptions>>(),
                provider.GetServices<IPostConfigureOptions<TOptions>>(),
                provider.GetServices<IValidateOptions<TOptions>>()
            ));
        }

        services.AddOptions<TOptions>(registration.OptionsName).ValidateOnStart();
        services.AddSingleton<IValidateOptions<TOptions>>(new OptionsValidator<TOptions>(registration));
        services.AddKeyedSingleton(
            registration,
            (provider, _) =>
            {
                IOptionsMonitor<TOptions> monitor = provider.GetRequiredService<IOptionsMonitor<TOptions>>();
                return ClientSettings.Read(
                    registration,
                    () => monitor.Get(registration.OptionsName),
                    provider.GetService<TimeProvider>(),
                    provider.GetRequiredService<ILoggerFactory>()
                );
            }
        );
    }

    private static void AddHttp(IServiceCollection services, ClientRegistration registration)
    {
        services.AddKeyedSingleton(registration, static (_, _) => new PrimaryHandlers());
        services
            .AddHttpClient(registration.HttpClientName)
            .ConfigureHttpClient(static http => http.Timeout = Timeout.InfiniteTimeSpan)
            // The clients are singletons, so that handlers which are replaced after two minutes would live on under them all the same.
            .SetHandlerLifetime(Timeout.InfiniteTimeSpan)
            .ConfigurePrimaryHttpMessageHandler(provider =>
                provider.GetRequiredKeyedService<PrimaryHandlers>(registration).Create()
            )
            // Before handlers that the host has for all of its clients, too.
            .ConfigureAdditionalHttpMessageHandlers(
                (handlers, provider) =>
                    handlers.Insert(
                        0,
                        new RetryHandler(provider.GetRequiredKeyedService<ClientSettings>(registration).Options)
                    )
            )
            // Any header of the caller's may be a key, and the factory logs headers at Trace.
            .RedactLoggedHeaders(static _ => true);
        services.PostConfigure<HttpClientFactoryOptions>(
            registration.HttpClientName,
            static options =>
            {
                LogRules.HideCredentials(options);
                // After all others, and thus next to the connections, whoever makes them.
                options.HttpMessageHandlerBuilderActions.Add(static builder =>
                    builder.AdditionalHandlers.Add(new ConnectTimeoutHandler())
                );
            }
        );
    }

    private static void AddClient(IServiceCollection services, ClientRegistration registration)
    {
        services.AddKeyedSingleton(
            registration,
            static (provider, key) =>
                ChatConnection.Behind(
                    provider
                        .GetRequiredService<IHttpClientFactory>()
                        .CreateClient(((ClientRegistration)key!).HttpClientName),
                    provider.GetRequiredKeyedService<ClientSettings>(key).Options
                )
        );
        services.TryAddKeyedSingleton(
            registration.Key,
            (provider, _) => ChatClient.Over(provider.GetRequiredKeyedService<ChatConnection>(registration))
        );
        RegisterChatInterface(services, registration.Key);
        services.TryAddSingleton(static provider =>
            provider.GetRequiredKeyedService<ChatClient>(DefaultOf(provider).Key)
        );
        RegisterChatInterface(services, key: null);
    }

    // Decided when it is asked for, because the client without a name may be registered after others.
    private static ClientRegistration DefaultOf(IServiceProvider provider)
    {
        List<ClientRegistration> all = [.. provider.GetServices<ClientRegistration>()];
        return all.Find(static one => one.Name is null) ?? all[0];
    }
}
