// As much of OpenTelemetry.Extensions.Hosting as the README shows, which is no package of this repository.
using Microsoft.Extensions.DependencyInjection;

static class TelemetrySetup
{
    public static TelemetryBuilder AddOpenTelemetry(this IServiceCollection services) => new();
}

sealed class TelemetryBuilder
{
    public TelemetryBuilder WithTracing(Action<TracingBuilder> configure) => this;

    public TelemetryBuilder WithMetrics(Action<MeteringBuilder> configure) => this;
}

sealed class TracingBuilder
{
    public TracingBuilder AddSource(params string[] names) => this;
}

sealed class MeteringBuilder
{
    public MeteringBuilder AddMeter(params string[] names) => this;
}
