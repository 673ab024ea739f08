using System.Text;

namespace InteractiveAi.Client.Tests;

/// <summary>What became of a call.</summary>
/// <param name="Text">The text that came.</param>
/// <param name="Failure">The exception that ended it; <see langword="null"/> when it came to its end.</param>
/// <param name="Response">What the answer said of itself, when it was read.</param>
internal sealed record FaultOutcome(string Text, Exception? Failure, ResponseInfo? Response)
{
    /// <summary>Makes a call and waits for its end, but not for ever.</summary>
    /// <param name="client">The client.</param>
    /// <param name="streaming">Whether to stream.</param>
    /// <param name="request">The request; a short one when it is left out.</param>
    /// <param name="options">Settings of the call.</param>
    /// <param name="onChunk">Told of each chunk: the text so far, and whether it has a finish reason.</param>
    public static Task<FaultOutcome> OfAsync(
        ChatClient client,
        bool streaming,
        ChatRequest? request = null,
        CallOptions? options = null,
        Action<string, bool>? onChunk = null
    )
    {
        request ??= TestClient.Ask();
        // The limit is only there to fail.
        return (
            streaming ? StreamAsync(client, request, options, onChunk) : CompleteAsync(client, request, options)
        ).WaitAsync(FaultServer.Patience);
    }

    /// <summary>The failure, which has to be of exactly this type.</summary>
    public T FailedWith<T>()
        where T : Exception
    {
        Assert.That(Failure, Is.TypeOf<T>(), Failure?.ToString());
        return (T)Failure!;
    }

    /// <summary>Checks that the call came to its end with this text.</summary>
    public void IsAnswer(string text) =>
        Assert.That((Text, Failure), Is.EqualTo((text, default(Exception))), Failure?.ToString());

    private static async Task<FaultOutcome> CompleteAsync(ChatClient client, ChatRequest request, CallOptions? options)
    {
        try
        {
            var answer = await client.CompleteAsync(request, options);
            return new FaultOutcome(answer.Text, null, answer.Response);
        }
        catch (Exception failure)
        {
            return new FaultOutcome("", failure, null);
        }
    }

    private static async Task<FaultOutcome> StreamAsync(
        ChatClient client,
        ChatRequest request,
        CallOptions? options,
        Action<string, bool>? onChunk
    )
    {
        StringBuilder text = new();
        ResponseInfo? response = null;
        try
        {
            await foreach (var chunk in client.StreamAsync(request, options))
            {
                text.Append(chunk.Text);
                response = chunk.Response ?? response;
                onChunk?.Invoke(text.ToString(), chunk.FinishReason is not null);
            }

            return new FaultOutcome(text.ToString(), null, response);
        }
        catch (Exception failure)
        {
            return new FaultOutcome(text.ToString(), failure, response);
        }
    }
}
