namespace InteractiveAi.Client;

internal static partial class ChatStream
{
    private static async Task<Opened> OpenAsync(ChatConnection connection, PreparedCall call, CallDeadline deadline)
    {
        GatewayResponse? response = null;
        try
        {
            response = await connection.SendAsync(call, deadline.Token).ConfigureAwait(false);
            return await OpenAsync(response, deadline).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            response?.Dispose();
            if (deadline.Caused(exception))
            {
                throw deadline.Translate(exception);
            }

            // Before there is a response it is a connection that failed, after that a stream that broke.
            if (response is not null && IsBrokenBody(exception))
            {
                throw Truncated(response, progress: null, exception);
            }

            if (TransportFailure.Quotes(exception))
            {
                throw TransportFailure.WithoutQuote(exception);
            }

            throw;
        }
    }

    // Gateway: some fall back to a JSON answer, proxies answer in HTML, and either may be labelled wrongly: the first byte tells.
    private static async Task<Opened> OpenAsync(GatewayResponse response, CallDeadline deadline)
    {
        Stream body = await response.Message.Content.ReadAsStreamAsync(deadline.Token).ConfigureAwait(false);
        ResponseStream rest = new(body, deadline);
        try
        {
            return await OpenAsync(response, rest, deadline).ConfigureAwait(false);
        }
        catch
        {
            await rest.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private static async Task<Opened> OpenAsync(GatewayResponse response, ResponseStream rest, CallDeadline deadline)
    {
        ReadOnlyMemory<byte> beginning = await rest.ReadBeginningAsync(deadline.Token).ConfigureAwait(false);
        switch (beginning.Span)
        {
            case var text when Compression.IsOn(response.Message.Content, text):
                throw response.Unreadable(Compression.Problem, default);
            case [] when !IsLabelled(response):
                throw response.Unreadable("The answer to a streaming request has no body.", default);
            case [(byte)'<', ..]:
                throw response.Unreadable(
                    "The answer is HTML, perhaps of a proxy, instead of a stream.",
                    beginning.Span
                );
            case [(byte)'{' or (byte)'[', ..]:
                ChatCompletion whole = await response.ReadCompletionAsync(rest, deadline.Token).ConfigureAwait(false);
                return new Opened(response, rest) { Whole = whole };
            case var text:
                rest.BeginEvents(response.MaxEventBytes);
                return IsLabelled(response) || BeginsAsEvents(text)
                    ? new Opened(response, rest) { IsEvents = true }
                    // Read over later, and perhaps wanted then.
                    : new Opened(response, rest)
                    {
                        Beginning = text[..Math.Min(text.Length, ErrorReader.MaxBody)].ToArray(),
                    };
        }
    }

    private static bool BeginsAsEvents(ReadOnlySpan<byte> text) =>
        text.StartsWith(":"u8)
        || text.StartsWith("data:"u8)
        || text.StartsWith("event:"u8)
        || text.StartsWith("id:"u8)
        || text.StartsWith("retry:"u8);

    private static bool IsLabelled(GatewayResponse response) =>
        string.Equals(
            response.Message.Content.Headers.ContentType?.MediaType,
            EventStream,
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>An answer that has begun: a stream of events, or a whole completion where one was sent instead.</summary>
    private sealed record Opened(GatewayResponse Response, ResponseStream Events) : IDisposable
    {
        public ChatCompletion? Whole { get; init; }

        /// <summary>The first bytes, for an answer that turns out to be no stream.</summary>
        public ReadOnlyMemory<byte> Beginning { get; init; }

        /// <summary>Whether it is a stream for certain, because the gateway calls it so or because it begins like one.</summary>
        public bool IsEvents { get; init; }

        public void Dispose()
        {
            Events.Dispose();
            Response.Dispose();
        }
    }
}
