using Microsoft.Extensions.AI;

namespace InteractiveAi.Client.Tests;

// The same failures by the other ways of calling: through IChatClient, as a typed answer, as a folded stream.
public sealed partial class CanaryTableTests
{
    private static readonly (string Name, Func<ChatClient, TestGateway, Task> Call)[] routes =
    [
        ("IChatClient", static (client, gateway) => Adapter(client).GetResponseAsync(Asked, Raw(gateway))),
        (
            "IChatClient, streaming",
            static (client, gateway) =>
                Adapter(client).GetStreamingResponseAsync(Asked, Raw(gateway)).ToChatResponseAsync()
        ),
        (
            "a typed answer",
            static (client, gateway) => client.CompleteAsync(Canary.Request(gateway), TestJson.Default.String)
        ),
        (
            "a folded stream",
            static (client, gateway) => client.StreamAsync(Canary.Request(gateway)).ToCompletionAsync()
        ),
    ];

    private static ChatMessage[] Asked =>
        [new(ChatRole.System, Canary.Text("system")), new(ChatRole.User, Canary.Text("user"))];

    private static IEnumerable<TestCaseData> Routes =>
        from gateway in AdapterOver.All
        from route in routes
        // JamAI Base has no formats of answers: such a call is refused before it is sent.
        where gateway is not TestGateway.JamAi || route.Name != "a typed answer"
        select new TestCaseData(gateway, route.Call).SetArgDisplayNames($"{gateway}", route.Name);

    [TestCaseSource(nameof(Routes))]
    public async Task Failure_OnAnyRoute_TellsNothing(TestGateway gateway, object route)
    {
        var call = (Func<ChatClient, TestGateway, Task>)route;
        var secrets = Canary.Places(gateway).Values.ToArray();
        using var all = Assert.EnterMultipleScope();
        for (var form = 0; form < CanaryErrors.Quotes.Length; form++)
        {
            var words = CanaryErrors.Quotes[form].Quote(secrets[form % secrets.Length]);
            foreach (
                var reply in (VerbatimReply[])
                    [
                        VerbatimReply.Json(CanaryErrors.Body(form % CanaryErrors.Shapes.Length, words, gateway), 400),
                        VerbatimReply.Json(CanaryErrors.Body(0, words, gateway), 200),
                        VerbatimReply.Json(words, 200),
                    ]
            )
            {
                using CanaryScene scene = new(gateway, reply);

                var failure = await CaughtAsync(() => call(scene.Client, gateway));

                Assert.That(failure, Is.InstanceOf<ChatClientException>());
                scene.Search(failure);
            }
        }
    }

    private static IChatClient Adapter(ChatClient client) => client.AsIChatClient("m");

    // With all of its secrets, and the messages of the abstraction behind its own.
    private static ChatOptions Raw(TestGateway gateway) =>
        new() { RawRepresentationFactory = _ => Canary.Request(gateway) };
}
