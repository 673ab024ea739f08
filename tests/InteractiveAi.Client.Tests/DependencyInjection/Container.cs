using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;

namespace InteractiveAi.Client.Tests;

/// <summary>What the tests of registrations have in common.</summary>
internal static class Container
{
    public const string Answer = """{"choices":[{"message":{"content":"Olá"},"finish_reason":"stop"}]}""";

    /// <summary>Services without any network: every client of the factory ends in the handler.</summary>
    public static ServiceCollection ServicesOver(HttpMessageHandler handler)
    {
        var services = new ServiceCollection();
        services.PostConfigureAll<HttpClientFactoryOptions>(options =>
            options.HttpMessageHandlerBuilderActions.Add(builder => builder.PrimaryHandler = handler)
        );
        return services;
    }

    public static ServiceProvider Build(IServiceCollection services) =>
        services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });

    public static IConfigurationRoot Configuration(params IEnumerable<(string Key, string? Value)> values) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(values.Select(value => KeyValuePair.Create(value.Key, value.Value)))
            .Build();

    public static VerbatimHandler Answers(int count) =>
        new(Enumerable.Range(0, count).Select(_ => VerbatimReply.Json(Answer)));

    /// <summary>Keeps what is logged, headers included.</summary>
    public static ListLogger AddLog(this IServiceCollection services)
    {
        var log = new ListLogger();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        return log;
    }
}
