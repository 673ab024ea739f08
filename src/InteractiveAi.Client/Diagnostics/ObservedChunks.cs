using System.Runtime.CompilerServices;

namespace InteractiveAi.Client;

/// <summary>The chunks of a stream that somebody observes. A stream that nobody observes is handed out as it is.</summary>
internal sealed class ObservedChunks(IAsyncEnumerable<ChatCompletionChunk> chunks, CallTelemetry telemetry)
    : IAsyncEnumerable<ChatCompletionChunk>
{
    public IAsyncEnumerator<ChatCompletionChunk> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new Enumerator(chunks.GetAsyncEnumerator(cancellationToken), telemetry);

    private sealed class Enumerator(IAsyncEnumerator<ChatCompletionChunk> chunks, CallTelemetry telemetry)
        : IAsyncEnumerator<ChatCompletionChunk>
    {
        private bool _isBegun;
        private bool _isObserved;

        public ChatCompletionChunk Current => chunks.Current;

        public ValueTask<bool> MoveNextAsync()
        {
            if (!_isBegun)
            {
                _isBegun = true;
                // An enumeration after the first one fails, which is not how the call ends.
                _isObserved = telemetry.TryBegin();
            }

            ValueTask<bool> move = chunks.MoveNextAsync();
            return !_isObserved ? move
                : move.IsCompletedSuccessfully ? new ValueTask<bool>(Moved(move.Result))
                : WaitAsync(move);
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await chunks.DisposeAsync().ConfigureAwait(false);
            }
            finally
            {
                if (_isObserved)
                {
                    telemetry.Left();
                }
            }
        }

        // A state machine from a pool: observing costs no memory at every wake-up.
        [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
        private async ValueTask<bool> WaitAsync(ValueTask<bool> move)
        {
            bool came;
            try
            {
                came = await move.ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                telemetry.Failed(exception);
                throw;
            }

            return Moved(came);
        }

        private bool Moved(bool came)
        {
            if (came)
            {
                telemetry.Came(chunks.Current);
            }
            else
            {
                telemetry.Completed();
            }

            return came;
        }
    }
}
