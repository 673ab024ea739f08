// The builder of an application whose settings and endpoints are at hand, and a handler of the reader's own.
global using static BuilderSetup;
global using InteractiveAi.Client;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
using InteractiveAi.Client.JamAi;
using InteractiveAi.Client.Orq;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

static class BuilderSetup
{
    public static HostApplicationBuilder builder { get; } = Create();

    private static HostApplicationBuilder Create()
    {
        var created = Host.CreateApplicationBuilder();
        // Its console would write between the lines of the page.
        created.Logging.ClearProviders();
        created.Configuration.AddInMemoryCollection([
            new("InteractiveAi:ApiKey", "your-router-key"),
            new("Orq:Key", "your-orq-key"),
            new("JamAi:ApiKey", "your-jamai-key"),
            new("JamAi:ProjectId", "project"),
        ]);
        PointTo<InteractiveAiOptions>("LLMROUTER_BASE_URL");
        PointTo<OrqOptions>("ORQ_BASE_URL");
        PointTo<JamAiOptions>("JAMAI_API_BASE");
        return created;

        void PointTo<T>(string variable)
            where T : ChatClientOptions =>
            created.Services.PostConfigureAll<T>(options =>
            {
                if (Environment.GetEnvironmentVariable(variable) is { } address)
                {
                    options.Endpoint = new Uri(address);
                }
            });
    }
}

sealed class LoggingHandler : DelegatingHandler;
