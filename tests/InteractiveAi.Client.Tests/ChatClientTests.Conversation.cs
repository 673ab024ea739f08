using static InteractiveAi.Client.Tests.TestClient;

namespace InteractiveAi.Client.Tests;

public sealed partial class ChatClientTests
{
    private static readonly string[] OneTurn = ["""{"role":"user","content":"Hi"}"""];

    private static readonly string[] TwoTurns =
    [
        """{"role":"system","content":"Be brief."}""",
        """{"role":"user","content":"Hi"}""",
    ];

    private static IReadOnlyList<Message> Turns => [new SystemMessage("Be brief."), "Hi"];

    private static CallOptions Blue => new() { Headers = { ["X-Team"] = "blue" } };

    [Test]
    public async Task CompleteAsync_EveryShortForm_SendsTheSameAsARequest()
    {
        await Each(c => c.CompleteAsync("Hi", "m"), OneTurn);
        await Each(c => c.CompleteAsync("Hi", "m", Blue), OneTurn, "blue");
        await Each(c => c.CompleteAsync("Hi", "m", options: null), OneTurn);
        await Each(c => c.CompleteAsync(Turns, "m"), TwoTurns);
        await Each(c => c.CompleteAsync([new SystemMessage("Be brief."), "Hi"], "m"), TwoTurns);
        await Each(c => c.CompleteAsync(["Hi"], "m"), OneTurn);
        await Each(c => c.CompleteAsync(Turns.Where(static _ => true), "m"), TwoTurns);
        await Each(c => c.CompleteAsync(Turns.ToList(), "m", Blue), TwoTurns, "blue");
        await Each(c => c.CompleteAsync([new UserMessage("Hi")], "m", options: null), OneTurn);
        await Each(c => c.CompleteAsync("Hi", "m", new() { Headers = { ["X-Team"] = "blue" } }), OneTurn, "blue");
        await Each(c => c.CompleteAsync(["Hi"], "m", new() { Headers = { ["X-Team"] = "blue" } }), OneTurn, "blue");
        await Each(
            c => c.CompleteAsync(Ask() with { Model = "m" }, new() { Headers = { ["X-Team"] = "blue" } }),
            OneTurn,
            "blue"
        );
        await Each(c => c.CompleteAsync("Hi", "m", default), OneTurn);
        await Each(c => c.CompleteAsync("Hi", "m", CancellationToken.None), OneTurn);
        await Each(c => c.CompleteAsync(Ask() with { Model = "m" }, CancellationToken.None), OneTurn);

        static Task Each(Func<ChatClient, Task> call, string[] turns, string? team = null) =>
            SendsAsync(VerbatimReply.Json(Reply), call, turns, team);
    }

    [Test]
    public async Task StreamAsync_EveryShortForm_SendsTheSameAsARequest()
    {
        await Each(c => ListAsync(c.StreamAsync("Hi", "m")), OneTurn);
        await Each(c => ListAsync(c.StreamAsync("Hi", "m", Blue)), OneTurn, "blue");
        await Each(c => ListAsync(c.StreamAsync("Hi", "m", options: null)), OneTurn);
        await Each(c => ListAsync(c.StreamAsync(Turns, "m")), TwoTurns);
        await Each(c => ListAsync(c.StreamAsync(["Hi"], "m", Blue)), OneTurn, "blue");
        await Each(
            c => ListAsync(c.StreamAsync("Hi", "m", new() { Headers = { ["X-Team"] = "blue" } })),
            OneTurn,
            "blue"
        );
        await Each(
            c => ListAsync(c.StreamTextAsync(["Hi"], "m", new() { Headers = { ["X-Team"] = "blue" } })),
            OneTurn,
            "blue"
        );
        await Each(c => ListAsync(c.StreamTextAsync("Hi", "m", Blue)), OneTurn, "blue");
        await Each(c => ListAsync(c.StreamTextAsync("Hi", "m", options: null)), OneTurn);
        await Each(c => ListAsync(c.StreamTextAsync(Turns, "m")), TwoTurns);
        await Each(c => ListAsync(c.StreamTextAsync(["Hi"], "m", Blue)), OneTurn, "blue");
        await Each(c => ListAsync(c.StreamTextAsync(Ask() with { Model = "m" }, Blue)), OneTurn, "blue");
        await Each(c => ListAsync(c.StreamTextAsync(Ask() with { Model = "m" }, options: null)), OneTurn);

        static Task Each(Func<ChatClient, Task> call, string[] turns, string? team = null) =>
            SendsAsync(VerbatimReply.Events("data: [DONE]\n\n"), call, turns, team);
    }

    [Test]
    public async Task CompleteAsync_TextAndContract_AsksForTheSchemaAndReadsTheValue()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json("""{"choices":[{"message":{"content":"\"Douro\""},"finish_reason":"stop"}]}""")
        );
        using var client = Over(handler);

        StructuredCompletion<string> river = await client.CompleteAsync("A river?", TestJson.Default.String, "m");

        Assert.That((river.IsComplete, river.Value), Is.EqualTo((true, "Douro")));
        Assert.That(
            handler.Request.Body,
            Does.StartWith("""{"model":"m","messages":[{"role":"user","content":"A river?"}],"response_format":{""")
        );
    }

    [Test]
    public async Task CompleteAsync_ConversationAndContract_AsksForTheSchemaAndReadsTheValue()
    {
        var handler = new VerbatimHandler(
            VerbatimReply.Json("""{"choices":[{"message":{"content":"\"Douro\""},"finish_reason":"stop"}]}""")
        );
        using var client = Over(handler);

        StructuredCompletion<string> river = await client.CompleteAsync(Turns, TestJson.Default.String, "m");

        Assert.That((river.IsComplete, river.Value), Is.EqualTo((true, "Douro")));
        Assert.That(
            handler.Request.Body,
            Does.StartWith(
                """{"model":"m","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"Hi"}],"response_format":{"""
            )
        );
    }

    [Test]
    public async Task CompleteAsync_ListChangedBehindTheCall_SendsWhatWasThere()
    {
        var handler = new VerbatimHandler(VerbatimReply.Json(Reply));
        using var client = Over(handler);
        List<Message> chat = ["Hi"];

        Task<ChatCompletion> call = client.CompleteAsync(chat, "m");
        chat.Add("And?");
        await call;

        Assert.That(handler.Request.Body, Is.EqualTo("""{"model":"m","messages":[{"role":"user","content":"Hi"}]}"""));
    }

    [Test]
    public void ShortForms_NothingToSay_AreRefusedAtTheCall()
    {
        using var client = Over(new VerbatimHandler());

        Assert.That(() => client.CompleteAsync((IEnumerable<Message>)null!), Throws.ArgumentNullException);
        Assert.That(() => client.StreamAsync((IEnumerable<Message>)null!), Throws.ArgumentNullException);
        Assert.That(() => client.StreamTextAsync((IEnumerable<Message>)null!), Throws.ArgumentNullException);
        Assert.That(() => client.CompleteAsync((string)null!, "m", Blue), Throws.ArgumentNullException);
        Assert.That(() => client.CompleteAsync([], "m"), Throws.ArgumentException.With.Message.Contains("messages"));
    }

    private static async Task SendsAsync(VerbatimReply reply, Func<ChatClient, Task> call, string[] turns, string? team)
    {
        var handler = new VerbatimHandler(reply);
        using var client = Over(handler);

        await call(client);

        using var body = System.Text.Json.JsonDocument.Parse(handler.Request.Body);
        Assert.That(body.RootElement.GetProperty("model").GetString(), Is.EqualTo("m"));
        Assert.That(
            body.RootElement.GetProperty("messages").EnumerateArray().Select(static turn => turn.GetRawText()),
            Is.EqualTo(turns)
        );
        Assert.That(handler.Request["X-Team"], Is.EqualTo(team));
    }
}
