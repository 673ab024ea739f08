using System.Text;
using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatStreamTests
{
    private static IEnumerable<TestCaseData> Framings()
    {
        const string A = """{"choices":[{"delta":{"content":"A"}}]}""";
        const string B = """{"choices":[{"delta":{"content":"b😀"},"finish_reason":"stop"}]}""";
        yield return Form("line feeds", $"data: {A}\n\ndata: {B}\n\ndata: [DONE]\n\n");
        yield return Form("carriage returns", $"data: {A}\r\rdata: {B}\r\rdata: [DONE]\r\r");
        yield return Form("both", $"data: {A}\r\n\r\ndata: {B}\r\n\r\ndata: [DONE]\r\n\r\n");
        yield return Form("mixed", $"data: {A}\r\n\ndata: {B}\n\r\ndata: [DONE]\r\r\n");
        yield return Form("a mark at the beginning", $"\uFEFFdata: {A}\n\ndata: {B}\n\ndata: [DONE]\n\n");
        yield return Form("blank lines at the beginning", $"\r\n\n\ndata: {A}\n\ndata: {B}\n\ndata: [DONE]\n\n");
        yield return Form("blank lines between", $"data: {A}\n\n\n\r\n\ndata: {B}\n\n\n\ndata: [DONE]\n\n");
        yield return Form(
            "comments everywhere",
            $": LLMROUTER PROCESSING\n\n:\n\ndata: {A}\n: between\n\n: x\ndata: {B}\n\n:data: nothing\n\ndata: [DONE]\n\n"
        );
        yield return Form("no space", $"data:{A}\n\ndata:{B}\n\ndata:[DONE]\n\n");
        yield return Form("several spaces", $"data:  {A} \n\ndata:\t{B}\n\ndata:   [DONE]  \n\n");
        yield return Form(
            "several lines",
            "data: {\"choices\":\ndata:\ndata: [{\"delta\":{\"content\":\"A\"}}]}\n\n"
                + "data:{\ndata:\"choices\":[{\"delta\":{\"content\":\"b😀\"},\"finish_reason\":\"stop\"}]\ndata:}\n\n"
                + "data: [DONE]\n\n"
        );
        yield return Form(
            "names of events",
            $"event: message\ndata: {A}\n\nevent: delta\ndata: {B}\n\nevent: end\ndata: [DONE]\n\n"
        );
        yield return Form(
            "ids, times and unknown fields",
            $"id: 1\nretry: 3000\ndata: {A}\n\nid\nretry: soon\nfoo: bar\ndata: {B}\nid: \0\n\ndata: [DONE]\n\n"
        );
        yield return Form(
            "events without data",
            $"event: ping\n\ndata: {A}\n\ndata:\n\ndata: {B}\n\nid: 7\n\ndata: [DONE]\n\n"
        );
        yield return Form(
            "comments as data",
            $"data: : keepalive\n\ndata: {A}\n\ndata: : keepalive\ndata: {B}\n\ndata: [DONE]\n\n"
        );
        yield return Form(
            "heartbeats with data",
            $"event: ping\ndata: ping\n\ndata: {A}\n\nevent: ping\ndata: 12\n\ndata: null\n\ndata: {B}\n\ndata: [DONE]\n\n"
        );
        yield return Form("no blank line behind the end mark", $"data: {A}\n\ndata: {B}\n\ndata: [DONE]");
        yield return Form("no blank line behind the last chunk", $"data: {A}\n\ndata: {B}\n");
        yield return Form("no end mark", $"data: {A}\n\ndata: {B}\n\n");
        yield return Form("more behind the end mark", $"data: {A}\n\ndata: {B}\n\ndata: [DONE]\n\ndata: garbage\n\n");

        static TestCaseData Form(string name, string body) => new TestCaseData(body).SetArgDisplayNames(name);
    }

    [TestCaseSource(nameof(Framings))]
    public async Task StreamAsync_AnyFraming_YieldsTheSameChunks(string body)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        int[][] cuts =
        [
            [int.MaxValue],
            [1],
            [2],
            [3, 1, 7],
            [64, 5],
        ];
        foreach (var lengths in cuts)
        {
            using var script = new SseScript(bytes, lengths);
            using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));

            var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

            Assert.That(failure, Is.Null, $"reads of {string.Join(", ", lengths)}");
            Assert.That(chunks.Select(chunk => chunk.Text), Is.EqualTo(new[] { "A", "b😀" }));
            Assert.That(script.IsDisposed);
        }
    }

    [Test]
    public async Task StreamAsync_AnyContentType_IsToldByItsFirstByte(
        [Values(null, "text/plain", "application/json", "TEXT/EVENT-STREAM; charset=utf-8", "application/octet-stream")]
            string? type,
        [Values("", "\uFEFF", ": hello\n\n", "event: x\n", "id: 1\n", "retry: 1\n", "\r\n\r\n")] string before
    )
    {
        var body = before + "data: {\"choices\":[{\"delta\":{\"content\":\"A\"},\"finish_reason\":\"stop\"}]}\n\n";
        using var client = Over(new VerbatimHandler(VerbatimReply.Bytes(body, type)));

        var (chunks, failure) = await ReadAsync(client.StreamAsync(Ask()));

        Assert.That((chunks.Count, failure), Is.EqualTo((1, default(Exception))));
    }

    [Test]
    public async Task StreamAsync_ChunkIsThere_IsYieldedBeforeTheNextOneComes()
    {
        using var script = new SseScript();
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));
        await using var chunks = client.StreamAsync(Ask()).GetAsyncEnumerator();

        foreach (var text in (string[])["a", "b", "c"])
        {
            script.SendText(text);
            Assert.That(await chunks.MoveNextAsync());
            Assert.That(chunks.Current.Text, Is.EqualTo(text));
        }

        var last = chunks.MoveNextAsync();
        script.SendData("[DONE]");
        Assert.That(await last, Is.False);
        Assert.That(await chunks.MoveNextAsync(), Is.False);
    }

    [Test]
    public async Task StreamAsync_EnumeratedTwice_SendsOnceAndSaysWhy()
    {
        var handler = new VerbatimHandler(VerbatimReply.Events("data: [DONE]\n\n"));
        using var client = Over(handler);
        var stream = client.StreamAsync(Ask());

        await ReadAsync(stream);
        var failure = await FailureAsync<InvalidOperationException>(stream);

        Assert.That((handler.Requests.Count, failure.Message), Is.EqualTo((1, failure.Message)));
        Assert.That(failure.Message, Does.Contain("only once"));
    }

    [Test]
    public async Task StreamAsync_EnumeratedTwiceAtOnce_TheFirstGoesOn()
    {
        using var script = new SseScript();
        using var client = Over(new VerbatimHandler(VerbatimReply.Body(script)));
        var stream = client.StreamAsync(Ask());

        var first = ReadAsync(stream);
        await FailureAsync<InvalidOperationException>(stream);
        script.SendText("a");
        script.SendData("[DONE]");
        var (chunks, failure) = await first;

        Assert.That((chunks.Count, failure), Is.EqualTo((1, default(Exception))));
    }

    [Test]
    public void StreamAsync_NeverEnumerated_SendsNothing()
    {
        var handler = new VerbatimHandler();
        var asked = 0;
        using var client = Over(
            handler,
            options =>
                (options.ApiKey, options.ApiKeyProvider) = (
                    null,
                    (_, _) =>
                    {
                        asked++;
                        return new ValueTask<string>(Key);
                    }
                )
        );

        _ = client.StreamAsync(Ask());
        _ = client.StreamAsync(Ask()).GetAsyncEnumerator();

        Assert.That((handler.Requests.Count, asked), Is.EqualTo((0, 0)));
    }
}
