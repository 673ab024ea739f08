using System.Runtime.CompilerServices;

namespace InteractiveAi.Client.Tests;

public class ChatStreamExtensionsTests
{
    [Test]
    public async Task ToCompletionAsync_AStream_IsItsCompletion()
    {
        var completion = await Stream(failure: null).ToCompletionAsync();

        Assert.That((completion.Text, completion.FinishReason), Is.EqualTo(("Hello", FinishReason.Stop)));
    }

    [Test]
    public void ToCompletionAsync_AStreamThatFails_ThrowsWhatItThrows()
    {
        var failure = new ChatStreamException(new ChatStreamErrorContext { IsTruncated = true, PartialText = "Hel" });

        Assert.That(
            async () => await Stream(failure).ToCompletionAsync(),
            Throws.TypeOf<ChatStreamException>().With.Property(nameof(failure.PartialText)).EqualTo("Hel")
        );
    }

    [Test]
    public async Task ToCompletionAsync_ItsToken_ReachesTheStream()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        Assert.That(
            async () => await Stream(failure: null).ToCompletionAsync(source.Token),
            Throws.InstanceOf<OperationCanceledException>()
        );
    }

    [Test]
    public void ToCompletionAsync_Null_ThrowsAtTheCall()
    {
        IAsyncEnumerable<ChatCompletionChunk> none = null!;

        Assert.That(
            () =>
            {
                _ = none.ToCompletionAsync();
            },
            Throws.ArgumentNullException
        );
    }

    private static async IAsyncEnumerable<ChatCompletionChunk> Stream(
        Exception? failure,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        yield return Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"Hel"}}]}""");
        await Task.Yield();
        cancellationToken.ThrowIfCancellationRequested();
        if (failure is not null)
        {
            throw failure;
        }

        yield return Chunks.Read("""{"choices":[{"index":0,"delta":{"content":"lo"},"finish_reason":"stop"}]}""");
    }
}
