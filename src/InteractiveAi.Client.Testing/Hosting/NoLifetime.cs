using Microsoft.Extensions.Hosting;

namespace InteractiveAi.Client.Testing;

/// <summary>Leaves Ctrl+C and process exit to the program that embeds the gateway; the host's own lifetime would take them.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
