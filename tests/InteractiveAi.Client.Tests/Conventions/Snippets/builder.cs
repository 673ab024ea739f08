// The builder of an application, and a handler of the reader's own.
global using static BuilderSetup;
global using InteractiveAi.Client;
global using Microsoft.Extensions.Configuration;
global using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

static class BuilderSetup
{
    public static HostApplicationBuilder builder { get; } = Host.CreateApplicationBuilder();
}

sealed class LoggingHandler : DelegatingHandler;
