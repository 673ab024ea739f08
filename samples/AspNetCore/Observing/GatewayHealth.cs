using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace InteractiveAi.Client.Samples.Web;

/// <summary>Tells what the last calls have shown. It makes none of its own: they would cost tokens, and a probe that fails with the gateway would have every instance restarted.</summary>
internal sealed class GatewayHealth(CallOutcomes outcomes) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            outcomes.Trouble is { } trouble ? HealthCheckResult.Degraded(trouble) : HealthCheckResult.Healthy()
        );
}
