// As much of the package Microsoft.Extensions.AI as the pages show, which is no package of this repository: its abstractions are.
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

static class MiddlewareSetup
{
    public static ChatClientBuilder AsBuilder(this IChatClient client) => new(client);

    public static ChatClientBuilder UseFunctionInvocation(this ChatClientBuilder builder) => builder;

    public static ChatClientBuilder UseOpenTelemetry(this ChatClientBuilder builder) => builder;

    public static ChatClientBuilder UseLogging(this ChatClientBuilder builder, ILoggerFactory? loggers = null) =>
        builder;
}

sealed class ChatClientBuilder(IChatClient client)
{
    public IChatClient Build(IServiceProvider? services = null) => client;
}
