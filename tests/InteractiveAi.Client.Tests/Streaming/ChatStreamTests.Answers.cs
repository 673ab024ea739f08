using System.Text;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

// What is no stream at all, under the right label and under wrong ones.
public sealed partial class ChatStreamTests
{
    private static readonly string?[] Labels =
    [
        "text/event-stream",
        "application/json",
        "text/html",
        "text/plain",
        null,
    ];

    private static IEnumerable<string> Wholes() =>
        WireFixture.Names("interactive", ".json").Where(name => !name.Contains("schema", StringComparison.Ordinal));

    [TestCaseSource(nameof(Wholes))]
    public async Task StreamAsync_GatewayAnswersWithJson_IsTheAnswerItIs(string name)
    {
        var json = WireFixture.Text("interactive", name + ".json");
        using var client = Over(
            new VerbatimHandler(
                VerbatimReply.Json(json),
                VerbatimReply.Bytes("\uFEFF \r\n" + json, "text/event-stream")
            )
        );

        var labelled = await client.StreamAsync(Ask()).ToCompletionAsync();
        var mislabelled = await client.StreamAsync(Ask()).ToCompletionAsync();

        var expected = Wire.Write(WireFixture.Completion("interactive", name + ".json"));
        Assert.That(Wire.Write(labelled), Is.EqualTo(expected));
        Assert.That(Wire.Write(mislabelled), Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(Labels))]
    public async Task StreamAsync_JsonByteByByte_IsOneChunkWithItsText(string? label)
    {
        var body = Encoding.UTF8.GetBytes(
            " \n{\"id\":\"g\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Olá\"},\"finish_reason\":\"stop\"}]}"
        );
        using var script = new SseScript(body, 1);
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script, label)));

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That(failure, Is.Null);
        Assert.That(
            chunks.Select(chunk => (chunk.Text, chunk.FinishReason)),
            Is.EqualTo(new[] { ("Olá", (FinishReason?)FinishReason.Stop) })
        );
        Assert.That(script.IsDisposed);
    }

    [TestCaseSource(nameof(Labels))]
    public async Task StreamAsync_JsonError_IsTheApiException(string? label)
    {
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Bytes("""{"error":{"code":402,"message":"No credit"}}""", label))
        );

        var failure = await FailureAsync<ApiException>(client.StreamAsync(Ask()));

        Assert.That(
            (failure.Kind, failure.Error?.Message, (int)failure.StatusCode),
            Is.EqualTo((ApiErrorKind.Credit, "No credit", 200))
        );
    }

    [TestCaseSource(nameof(Labels))]
    public async Task StreamAsync_Html_SaysSoWithTheStatus(string? label)
    {
        using var client = Over(
            new VerbatimHandler(VerbatimReply.Bytes("\n<!DOCTYPE html><title>secret</title>", label, 203))
        );

        var failure = await FailureAsync<ResponseFormatException>(client.StreamAsync(Ask()));

        Assert.That(
            ((int?)failure.Response?.StatusCode, failure.Excerpt),
            Is.EqualTo((203, "<!DOCTYPE html><title>secret</title>"))
        );
        Assert.That(failure.Message, Does.Contain("HTML").And.Not.Contain("secret"));
    }

    [TestCase("application/json")]
    [TestCase("text/plain")]
    [TestCase(null)]
    public async Task StreamAsync_EmptyBody_SaysSoWithTheStatus(string? label)
    {
        foreach (var body in (string[])["", " \r\n"])
        {
            using var client = Over(new VerbatimHandler(VerbatimReply.Bytes(body, label, 204)));

            var failure = await FailureAsync<ResponseFormatException>(client.StreamAsync(Ask()));

            Assert.That((int?)failure.Response?.StatusCode, Is.EqualTo(204));
            Assert.That(failure.Message, Does.Contain("no body"));
        }
    }

    [TestCase("upstream connect error or disconnect")]
    [TestCase("internal error")]
    [TestCase("error code: 1015")]
    [TestCase("\"just a string\"")]
    [TestCase("null")]
    public async Task StreamAsync_TextUnderAnotherLabel_SaysThatItIsNoStream(string text)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Bytes(text, "text/plain")));

        var failure = await FailureAsync<ResponseFormatException>(client.StreamAsync(Ask()));

        Assert.That(
            (failure.Excerpt, failure.Message.Contains(text, StringComparison.Ordinal)),
            Is.EqualTo((text, false))
        );
    }

    [TestCase("{\"id\":\"g\",\"choices\":[{\"mess")]
    [TestCase("[]")]
    [TestCase("{}")]
    public async Task StreamAsync_JsonThatIsNoAnswer_SaysSo(string json)
    {
        using var client = Over(new VerbatimHandler(VerbatimReply.Json(json)));

        var failure = await FailureAsync<ResponseFormatException>(client.StreamAsync(Ask()));

        Assert.That(failure.Excerpt, Is.EqualTo(json));
    }

    [TestCase("")]
    [TestCase("{\"id\":\"g\",\"choices\":[{\"mess")]
    [TestCase("data: {\"choi")]
    public async Task StreamAsync_ConnectionBreaksBeforeTheFirstEvent_IsTruncated(string begun)
    {
        var body = new FaultyStream(Encoding.UTF8.GetBytes(begun), FaultyStream.Fault.Fail);
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(body)));

        var failure = await FailureAsync<ChatStreamException>(client.StreamAsync(Ask()));

        Assert.That((failure.IsTruncated, failure.PartialText, body.IsDisposed), Is.EqualTo((true, "", true)));
        Assert.That(failure.InnerException, Is.TypeOf<IOException>());
    }

    [TestCase(400, ApiErrorKind.InvalidRequest)]
    [TestCase(429, ApiErrorKind.RateLimit)]
    [TestCase(503, ApiErrorKind.Overloaded)]
    public async Task StreamAsync_ErrorStatus_IsTheApiExceptionWhateverTheLabel(int status, ApiErrorKind kind)
    {
        foreach (var label in Labels)
        {
            using var client = Over(
                new VerbatimHandler(VerbatimReply.Bytes("""{"error":{"code":0,"message":"No"}}""", label, status))
            );

            var failure = await FailureAsync<ApiException>(client.StreamAsync(Ask()));

            Assert.That(
                (failure.Kind, (int)failure.StatusCode, failure.Error?.Message),
                Is.EqualTo((kind, status, "No"))
            );
        }
    }
}
