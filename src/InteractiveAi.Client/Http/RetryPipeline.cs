using Polly;
using Polly.Retry;

namespace InteractiveAi.Client;

/// <summary>The loop behind <see cref="RetryHandler"/>, after the first attempt.</summary>
/// <remarks>All that names Polly is here. Thread-safe.</remarks>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<RetryCall> CallKey = new("InteractiveAi.Call");

    private readonly Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> _send;
    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;

    /// <summary>A loop.</summary>
    /// <param name="clock">The clock that waits.</param>
    /// <param name="send">Makes one attempt.</param>
    /// <param name="delayOf">
    /// How long to wait after the attempt of this number, from 0, of a request that brought this response or this exception;
    /// <see langword="null"/> when it is not to be repeated.
    /// </param>
    /// <param name="report">Told of every repetition before it is waited for.</param>
    public RetryPipeline(
        TimeProvider clock,
        Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> send,
        Func<int, HttpRequestMessage, HttpResponseMessage?, Exception?, TimeSpan?> delayOf,
        Action<RetryAttempt> report
    )
    {
        _send = send;
        _pipeline = new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = clock }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    // The count differs from call to call and is therefore part of the question whether to repeat.
                    MaxRetryAttempts = int.MaxValue,
                    ShouldHandle = arguments =>
                    {
                        var call = CallOf(arguments.Context);
                        call.Delay =
                            arguments.AttemptNumber < call.Allowed
                                ? delayOf(
                                    arguments.AttemptNumber,
                                    call.Request,
                                    arguments.Outcome.Result,
                                    arguments.Outcome.Exception
                                )
                                : null;
                        return ValueTask.FromResult(call.Delay is not null);
                    },
                    DelayGenerator = static arguments => ValueTask.FromResult(CallOf(arguments.Context).Delay),
                    OnRetry = arguments =>
                    {
                        report(
                            new RetryAttempt(
                                arguments.AttemptNumber + 1,
                                arguments.RetryDelay,
                                arguments.Outcome.Result?.StatusCode,
                                arguments.Outcome.Exception,
                                CallOf(arguments.Context).Request
                            )
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
    }

    /// <summary>Repeats the request until an attempt is to be kept. Takes over what the first one brought.</summary>
    public async Task<HttpResponseMessage> RunAsync(RetryCall call, CancellationToken cancellationToken)
    {
        // Cancelled meanwhile, the pipeline begins with nothing, and a connection would hang on what it never took.
        using var taken = call;
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, cancellationToken);
        try
        {
            context.Properties.Set(CallKey, call);
            var outcome = await _pipeline
                .ExecuteOutcomeAsync(
                    static (context, state) => state.Pipeline.AttemptAsync(state.Call, context.CancellationToken),
                    context,
                    (Pipeline: this, Call: call)
                )
                .ConfigureAwait(false);
            outcome.ThrowIfException();
            return outcome.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static RetryCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, default!);

    private async ValueTask<Outcome<HttpResponseMessage>> AttemptAsync(
        RetryCall call,
        CancellationToken cancellationToken
    )
    {
        // The first attempt has been made without the pipeline.
        switch (call.TakeFirst())
        {
            case ({ } response, _):
                return Outcome.FromResult(response);
            case (_, { } exception):
                return Outcome.FromException<HttpResponseMessage>(exception);
        }

        try
        {
            return Outcome.FromResult(await _send(call.Request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception)
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
    }
}
