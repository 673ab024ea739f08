namespace InteractiveAi.Client;

/// <summary>The ends of a client's chains of handlers, which hold its connections.</summary>
/// <remarks>The factory never disposes of handlers that do not expire, so that their connections would outlive the container.</remarks>
internal sealed class PrimaryHandlers : IDisposable
{
    private readonly List<HttpMessageHandler> _made = [];
    private bool _isDisposed;

    public HttpMessageHandler Create()
    {
        lock (_made)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            HttpMessageHandler handler = HttpPipeline.CreatePrimary();
            _made.Add(handler);
            return handler;
        }
    }

    public void Dispose()
    {
        lock (_made)
        {
            _isDisposed = true;
            foreach (HttpMessageHandler handler in _made)
            {
                handler.Dispose();
            }

            _made.Clear();
        }
    }
}
