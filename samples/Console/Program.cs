using System.Text;
using InteractiveAi.Client.Samples;

Console.OutputEncoding = Encoding.UTF8;

if (args is not ([] or ["chat"]))
{
    Console.Error.WriteLine("Usage: dotnet run --project samples/Console [-- chat]");
    return 1;
}

try
{
    await using var connection = await Connection.OpenAsync();
    Console.WriteLine(connection.Description);

    var spending = new Spending();
    if (args is ["chat"])
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
catch (Exception exception) when (Failure.Explain(exception) is { } explanation)
{
    Console.Error.WriteLine(explanation);
    return 1;
}
