using InteractiveAi.Client.JamAi;

namespace InteractiveAi.Client.Tests;

// The client and the gateway, each held against the other.
public sealed partial class LocalGatewayJamAiTests
{
    [Test]
    public async Task Client_WithRetrieval_HasTheReferencesBeforeTheText()
    {
        using var client = Client();
        var request = new JamAiChatRequest
        {
            Messages = ["What about old tramways?"],
            RagParameters = new() { TableId = "papers", K = 2 },
        };

        var whole = await client.CompleteAsync(request);
        var (chunks, failure) = await TestClient.ReadAsync(client.StreamAsync(request));
        var folded = new CompletionBuilder();
        foreach (var chunk in chunks)
        {
            folded.Add(chunk);
        }

        Assert.That(failure, Is.Null);
        Assert.That((chunks[0].References?.SearchQuery, chunks[0].Text), Is.EqualTo(("old tramways", (string?)null)));
        Assert.That(
            folded.Build().References?.Chunks.Select(chunk => $"{chunk.Title}, p. {chunk.Page} of {chunk.FileName}"),
            Is.EqualTo(["About old tramways, p. 1 of papers-1.pdf", "About old tramways, p. 2 of papers-2.pdf"])
        );
        Assert.That(folded.Build().Text, Is.EqualTo(whole.Text).And.EndsWith(" [@0; @1]"));
        Assert.That(whole.References?.Chunks, Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Client_RefusedWithAnEchoOfEverything_ShowsNeitherPromptNorKey()
    {
        using var client = Client(options => options.ValidateBounds = false);
        var request = new ChatRequest { Messages = [new ToolMessage("c1", "the secret prompt")] };

        var failure = await TestClient.FailureAsync<ApiException>(client.CompleteAsync(request));

        Assert.That((failure.Kind, failure.Error?.Code), Is.EqualTo((ApiErrorKind.InvalidRequest, "validation_error")));
        Assert.That(failure.RequestId, Is.EqualTo(_peer.Gateway.Calls[0].Headers["x-request-id"]));
        Assert.That(failure.Message, Does.Contain("body.messages[0].role"));
        Assert.That(failure.ToString(), Does.Not.Contain("secret prompt").And.Not.Contain(TestClient.Key[..6]));
    }

    [Test]
    public async Task Client_OfAModelThatSaysNothing_FailsInsteadOfEndingWithNothing()
    {
        using var client = Client();

        var (chunks, failure) = await TestClient.ReadAsync(
            client.StreamAsync(new ChatRequest { Messages = ["Say: Olá"], Stop = ["O"] })
        );

        Assert.That(chunks, Is.Empty);
        Assert.That(failure, Is.TypeOf<ChatStreamException>());
    }

    private ChatClient Client(Action<JamAiOptions>? configure = null)
    {
        var options = new JamAiOptions
        {
            Endpoint = _peer.Gateway.Endpoint,
            ApiKey = TestClient.Key,
            MaxRetries = 0,
        };
        configure?.Invoke(options);
        return new ChatClient(options);
    }
}
