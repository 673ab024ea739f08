namespace InteractiveAi.Client.Samples.Web;

/// <summary>How the last call to a gateway went. Thread-safe.</summary>
internal sealed class CallOutcomes(TimeProvider clock)
{
    private static readonly TimeSpan Memory = TimeSpan.FromMinutes(5);
    private volatile Outcome? _last;

    /// <summary>What stands between the service and its gateway, as far as the last minutes show; <see langword="null"/> for nothing.</summary>
    public string? Trouble =>
        _last is { Trouble: { } trouble } last && clock.GetUtcNow() - last.At < Memory ? trouble : null;

    public void Succeeded() => _last = new Outcome(null, clock.GetUtcNow());

    public void Failed(Exception exception)
    {
        var problem = ProblemMapper.Of(exception);
        // What a caller did wrong says nothing about the gateway.
        if (problem.Status >= StatusCodes.Status500InternalServerError)
        {
            _last = new Outcome(problem.Title, clock.GetUtcNow());
        }
    }

    private sealed record Outcome(string? Trouble, DateTimeOffset At);
}
