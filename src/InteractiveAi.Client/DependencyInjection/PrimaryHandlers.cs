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
            // As the platform's own type, so that UseSocketsHttpHandler changes this one instead of making another without our settings.
            SocketsHttpHandler handler = HttpPipeline.CreateSockets();
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
