namespace InteractiveAi.Client;

public class ChatClient
{
    protected ChatClient() { }

    public void Withdrawn() { }
}
