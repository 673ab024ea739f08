// As much of Microsoft.Extensions.Http.Resilience as the pages show, which is no package of this repository.
using Microsoft.Extensions.DependencyInjection;

static class ResilienceSetup
{
    public static IHttpClientBuilder AddStandardResilienceHandler(
        this IHttpClientBuilder builder,
        Action<ResilienceOptions> configure
    )
    {
        configure(new ResilienceOptions());
        return builder;
    }
}

sealed class ResilienceOptions
{
    public LimitOptions AttemptTimeout { get; } = new();

    public LimitOptions TotalRequestTimeout { get; } = new();

    public BreakerOptions CircuitBreaker { get; } = new();
}

sealed class LimitOptions
{
    public TimeSpan Timeout { get; set; }
}

sealed class BreakerOptions
{
    public TimeSpan SamplingDuration { get; set; }
}
