using System.Text.Json;

namespace InteractiveAi.Client.Tests;

public class LocalGatewayConversationTests
{
    private GatewayPeer _peer = null!;

    [OneTimeSetUp]
    public async Task StartAsync() => _peer = await GatewayPeer.StartAsync();

    [OneTimeTearDown]
    public async Task StopAsync() => await _peer.DisposeAsync();

    [TestCase("Say hello in Portuguese.", "Olá!")]
    [TestCase("Say hello in French and Japanese", "French: Bonjour !\nJapanese: こんにちは！")]
    [TestCase("How do you say thank you in German?", "Danke!")]
    [TestCase("Goodbye in Italian, please", "Arrivederci!")]
    [TestCase("Good morning in Spanish", "¡Buenos días!")]
    [TestCase("Hello!", "Hello! What can I do for you?")]
    [TestCase("Bom dia", "Olá! Em que posso ajudar?")]
    [TestCase("你好", "你好！ 我能帮您做什么？")]
    [TestCase("Hi there, what is 2 + 2?", "Hello! 2 + 2 = 4")]
    [TestCase("Hi, I'm Tom", "Hello, Tom! Nice to meet you!")]
    public async Task Greetings_InSomeLanguage_AreReturnedInIt(string message, string answer) =>
        Assert.That(await _peer.AskAsync(message), Is.EqualTo(answer));

    [TestCase("What is 12 * (3 + 4)?", "12 × (3 + 4) = 84")]
    [TestCase("What's 15% of 80?", "15% of 80 = 12")]
    [TestCase("17 plus 25", "17 + 25 = 42")]
    [TestCase("How much is 7 times 6 minus 2?", "7 × 6 - 2 = 40")]
    [TestCase("calculate 2^10 / 4", "2^10 ÷ 4 = 256")]
    [TestCase("1 / 3", "1 ÷ 3 = 0.333333333333")]
    [TestCase("what is 3 x 4", "3 × 4 = 12")]
    [TestCase("-2 - -3", "-2 - -3 = 1")]
    [TestCase("10/0", "10 ÷ 0 has no value: nothing can be divided by zero.")]
    [TestCase("what is 10^99", "10^99 is too large for me.")]
    public async Task Arithmetic_OfASimpleKind_IsDone(string message, string answer) =>
        Assert.That(await _peer.AskAsync(message), Is.EqualTo(answer));

    [TestCase("2024-05-01")]
    [TestCase("Call me on 555-0199 tomorrow")]
    [TestCase("what is 2^0.5")]
    public async Task Arithmetic_ThatIsNone_IsLeftAlone(string message) =>
        Assert.That(await _peer.AskAsync(message), Does.Not.Contain(" = "));

    [TestCase("Name three planets.", "Mercury, Venus and Earth.")]
    [TestCase("List 5 days", "1. Monday\n2. Tuesday\n3. Wednesday\n4. Thursday\n5. Friday")]
    [TestCase(
        "Name 9 planets",
        "1. Mercury\n2. Venus\n3. Earth\n4. Mars\n5. Jupiter\n6. Saturn\n7. Uranus\n8. Neptune\n\nThose are all the planets I know."
    )]
    [TestCase("Count to five", "1, 2, 3, 4, 5.")]
    [TestCase("Count from 3 down to 1", "3, 2, 1.")]
    [TestCase("Repeat after me: I like trains.", "I like trains.")]
    [TestCase("Say “cheese”", "cheese")]
    [TestCase("Reply with exactly: PONG", "PONG")]
    [TestCase("Say this is a test", "this is a test")]
    [TestCase("What time is it?", "It is 03:04 UTC.")]
    [TestCase("What day is it today?", "Today is Friday, 2 January 2026.")]
    [TestCase("How many messages have I sent?", "You have sent one message, out of 1 in the conversation.")]
    [TestCase("Summarise our conversation", "There is nothing to summarise yet: this is your first message.")]
    [TestCase(
        "Summarise: Trams are quiet. People like trams.",
        "In short, 6 words about Trams and quiet: “Trams are quiet. People like trams.”"
    )]
    [TestCase("ok", "I am listening. What should we talk about?")]
    public async Task Errands_OfASimpleKind_AreDone(string message, string answer) =>
        Assert.That(await _peer.AskAsync(message), Is.EqualTo(answer));

    [Test]
    public async Task Name_ToldEarlier_IsRecalled()
    {
        var unknown = await _peer.AskAsync("What is my name?");
        var told = await _peer.AskAsync("My name is Ana and I live in Lisbon.");
        var recalled = await _peer.AskAsync("My name is Ana and I live in Lisbon.", "Do you remember my name?");
        var corrected = await _peer.AskAsync("My name is Ana.", "Call me Ana Maria", "Who am I?");
        var home = await _peer.AskAsync("My name is Ana and I live in Lisbon.", "Where do I live?");

        Assert.That(
            new[] { unknown, told, recalled, corrected, home },
            Is.EqualTo(
                new[]
                {
                    "You have not told me your name yet.",
                    "Nice to meet you, Ana! How are things in Lisbon?",
                    "Your name is Ana.",
                    "Your name is Ana Maria.",
                    "You live in Lisbon.",
                }
            )
        );
    }

    [Test]
    public async Task Facts_ToldEarlier_AreRecalled()
    {
        var told = await _peer.AskAsync("My favourite colour is blue.");
        var recalled = await _peer.AskAsync("My favourite colour is blue.", "Hm.", "What's my favourite colour?");
        var unknown = await _peer.AskAsync("My favourite colour is blue.", "What is my favourite food?");

        Assert.That(
            told,
            Is.EqualTo("Good to know: your favourite colour is blue. I will remember that in this conversation.")
        );
        Assert.That(recalled, Is.EqualTo("Your favourite colour is blue."));
        Assert.That(unknown, Is.EqualTo("You have not told me your favourite food yet."));
    }

    [Test]
    public async Task Messages_SaidEarlier_AreRecalledAndSummarised()
    {
        string[] before = ["I restore old trams.", "How do I paint the doors?"];

        var first = await _peer.AskAsync([.. before, "What did I say first?"]);
        var last = await _peer.AskAsync([.. before, "What did I just ask?"]);
        var summary = await _peer.AskAsync([.. before, "Please summarise our conversation"]);
        var count = await _peer.AskAsync([.. before, "How many messages have I sent?"]);

        Assert.That(first, Is.EqualTo("You began with “I restore old trams.”."));
        Assert.That(last, Is.EqualTo("Just before, you said “How do I paint the doors?”."));
        Assert.That(summary, Is.EqualTo("You began with restore old trams and went on to paint and the doors."));
        Assert.That(count, Is.EqualTo("You have sent three messages, out of 5 in the conversation."));
    }

    [Test]
    public async Task Questions_AboutAnythingElse_AreAnsweredWithTheirOwnWords()
    {
        var first = await _peer.AskAsync("What do you think of old tramways?");
        var third = await _peer.AskAsync(
            "My name is Ana.",
            "I collect ticket stubs.",
            "What do you think of old tramways?"
        );
        var story = await _peer.AskAsync("Write a short story about a lighthouse keeper");
        var poem = await _peer.AskAsync("Write a haiku about autumn leaves");

        Assert.That(first, Does.Contain("old tramways"));
        Assert.That(third, Does.Contain("old tramways").And.Contain("ticket stubs"));
        Assert.That(third, Is.Not.EqualTo(first));
        Assert.That(story, Does.StartWith("Once upon a time").And.Contain("a lighthouse keeper"));
        Assert.That(poem!.Split('\n'), Has.Length.EqualTo(3));
        Assert.That(poem, Does.Contain("utumn leaves"));
    }

    [Test]
    public async Task Questions_AboutTheGateway_AreAnsweredHonestly()
    {
        var who = await _peer.AskAsync("Who are you?");
        var model = await _peer.ContentAsync(
            """{"model":"openai/gpt-4o","messages":[{"role":"user","content":"Which model is this?"}]}"""
        );
        var session = await _peer.ContentAsync(
            """{"session_id":"run-42","messages":[{"role":"user","content":"Which session is this?"}]}"""
        );

        Assert.That(who, Does.StartWith("I am a local gateway: I answer from fixed rules on your own machine"));
        Assert.That(
            model,
            Is.EqualTo("This request was served as openai/gpt-4o by OpenAI, which here means: by a local gateway.")
        );
        Assert.That(session, Is.EqualTo("This is session run-42."));
    }

    [TestCase("Answer briefly.", "Repeat: It rains. It pours.", "It rains.")]
    [TestCase("Reply in one word", "Name three planets.", "Mercury")]
    [TestCase("Use UPPERCASE only.", "Say: hello", "HELLO")]
    [TestCase("Write in lower case", "Say: Hello", "hello")]
    [TestCase("Always end with \"Over.\"", "Say: hello", "hello Over.")]
    [TestCase("Begin every answer with 'So,'", "Say: hello", "So, hello")]
    [TestCase("You are a pirate.", "Say: hello", "Arr! hello")]
    [TestCase("You are helpful.", "Say: hello", "hello")]
    public async Task Instructions_OfASimpleKind_AreFollowed(string instruction, string message, string answer)
    {
        foreach (var role in new[] { "system", "developer" })
        {
            var content = await _peer.ContentAsync(
                $$"""
                {"messages":[{"role":"{{role}}","content":{{JsonEncoded(instruction)}}},
                             {"role":"user","content":[{"type":"text","text":{{JsonEncoded(message)}}}]}]}
                """
            );

            Assert.That(content, Is.EqualTo(answer), role);
        }
    }

    [Test]
    public async Task Attachments_OfEveryKind_AreDescribed()
    {
        var content = await _peer.ContentAsync(
            """
            {"messages":[{"role":"user","content":[
              {"type":"text","text":"What are these?"},
              {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAAElFTkSuQmCC","detail":"low"}},
              {"type":"image_url","image_url":{"url":"https://example.test/dog.jpg"}},
              {"type":"input_audio","input_audio":{"data":"AAECAwQ=","format":"wav"}},
              {"type":"file","file":{"filename":"notes.txt","file_data":"data:text/plain;base64,SGVsbG8gd29ybGQ="}},
              {"type":"file","file":{"filename":"plain.txt","file_data":"data:text/plain,a%20b"}},
              {"type":"file","file":{"file_id":"file-7"}},
              {"type":"video_url","video_url":{"url":"data:video/mp4;base64,AA=="}},
              {"type":"input_video","video_url":{"url":"https://example.test/v.mp4"}}]}]}
            """
        );

        Assert.That(
            content,
            Is.EqualTo(
                "I received eight attachments: an image (image/png, 45 bytes, 2 by 3 pixels), "
                    + "an image (https://example.test/dog.jpg, not fetched), an audio clip (audio/wav, 5 bytes), "
                    + "a file named notes.txt (text/plain, 11 bytes, beginning “Hello world”), "
                    + "a file named plain.txt (text/plain, 3 bytes), a file (file-7, not fetched), "
                    + "a video (video/mp4, 1 byte) and a video (https://example.test/v.mp4, not fetched). "
                    + "About “What are these?” I can only say that much: I see what is written on the envelope, not what is inside."
            )
        );
    }

    [Test]
    public async Task Attachment_OfSomeMegabytes_IsMeasured()
    {
        var data = Convert.ToBase64String(new byte[3_000_000]);

        var content = await _peer.ContentAsync(
            $$$"""{"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/jpeg;base64,{{{data}}}"}}]}]}"""
        );

        Assert.That(content, Is.EqualTo("I received an image (image/jpeg, 3,000,000 bytes)."));
    }

    [Test]
    public async Task Conversation_WithoutAUserMessage_IsAnsweredAllTheSame()
    {
        var content = await _peer.ContentAsync("""{"messages":[{"role":"system","content":"Be kind."}]}""");

        Assert.That(content, Is.EqualTo("I am listening. What should we talk about?"));
    }

    private static string JsonEncoded(string text) => "\"" + JsonEncodedText.Encode(text) + "\"";
}
