using System.Text;
using InteractiveAi.Client.Samples;

Console.OutputEncoding = Encoding.UTF8;

if (Arguments.Read(args) is not { } wanted)
{
    Console.Error.WriteLine(Arguments.Usage);
    return 1;
}

try
{
    await using var connection = await Connection.OpenAsync(wanted.Gateway);
    Console.WriteLine(connection.Description);

    var spending = new Spending();
    if (wanted.IsChat)
    {
        await new Chat(connection, spending).RunAsync();
    }
    else
    {
        await new Tour(connection, spending).RunAsync();
    }

    Console.WriteLine();
    Console.WriteLine(spending);
    return 0;
}
catch (Exception exception) when (Failure.Explain(exception, wanted.Gateway) is { } explanation)
{
    Console.Error.WriteLine(explanation);
    return 1;
}
